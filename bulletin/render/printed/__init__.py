"""The print editions beside the bulletin's own: bilingual, official report, yearbook. `tasks` makes them all."""
