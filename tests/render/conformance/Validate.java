// Drives veraPDF's engine, which ships no command line in the jar that we have: each file against both standards.
// Run as a single source file, by any Java 17 or later whose image holds the compiler, as Debian's headless JRE does.
// Takes the number of threads, then the files. Prints a line for each file and standard: the file, the standard, and the
// clauses that it fails, each with its test number and how often; "ok" where there are none.

import java.io.FileInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class Validate {
    // Both in one walk through the file, which takes an eighth less than two.
    private static final List<PDFAFlavour> STANDARDS = List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1);

    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.SEVERE);
        VeraGreenfieldFoundryProvider.initialise();
        var threads = Executors.newFixedThreadPool(Integer.parseInt(arguments[0]));
        var told = new ArrayList<Future<String>>();
        for (String file : Arrays.asList(arguments).subList(1, arguments.length)) {
            told.add(threads.submit(() -> validate(file)));
        }
        threads.shutdown();
        for (Future<String> lines : told) {
            System.out.print(lines.get());
        }
    }

    // The engine keeps what it knows of a file by thread.
    private static String validate(String file) throws Exception {
        var engine = Foundries.defaultInstance();
        var lines = new StringBuilder();
        try (var parser = engine.createParser(new FileInputStream(file), PDFAFlavour.PDFA_3_A);
                var validator = engine.createValidator(STANDARDS)) {
            parser.setFlavours(STANDARDS);
            for (ValidationResult result : validator.validateAll(parser)) {
                var failures = new TreeMap<String, Integer>();
                for (TestAssertion assertion : result.getTestAssertions()) {
                    if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                        var rule = assertion.getRuleId();
                        failures.merge(rule.getClause() + "-" + rule.getTestNumber(), 1, Integer::sum);
                    }
                }
                String told = failures.entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining(" "));
                lines.append(file).append('\t').append(result.getPDFAFlavour().getId()).append('\t');
                lines.append(told.isEmpty() ? "ok" : told).append('\n');
            }
        }
        return lines.toString();
    }
}
