// Drives veraPDF's engine, which ships no command line in the jar that we have: each file against both standards.
// Run as a single source file, by any Java 17 or later whose image holds the compiler, as Debian's headless JRE does.
// Prints a line for each file and standard: the file, the standard, and the clauses that it fails, each with its test
// number and how often; "ok" where there are none.

import java.io.FileInputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class Validate {
    public static void main(String[] files) throws Exception {
        Logger.getLogger("").setLevel(Level.SEVERE);
        VeraGreenfieldFoundryProvider.initialise();
        // Both in one walk through the file, which takes an eighth less than two.
        var standards = List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1);
        var engine = Foundries.defaultInstance();
        for (String file : files) {
            try (var parser = engine.createParser(new FileInputStream(file), PDFAFlavour.PDFA_3_A);
                    var validator = engine.createValidator(standards)) {
                parser.setFlavours(standards);
                for (ValidationResult result : validator.validateAll(parser)) {
                    var failures = new TreeMap<String, Integer>();
                    for (TestAssertion assertion : result.getTestAssertions()) {
                        if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                            var rule = assertion.getRuleId();
                            failures.merge(rule.getClause() + "-" + rule.getTestNumber(), 1, Integer::sum);
                        }
                    }
                    String told = failures.entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining(" "));
                    System.out.println(file + "\t" + result.getPDFAFlavour().getId() + "\t" + (told.isEmpty() ? "ok" : told));
                }
            }
        }
    }
}
