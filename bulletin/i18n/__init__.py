"""Takes a language, gives text: messages, numbers, dates, periods, figures as printed, and the words of problems."""
