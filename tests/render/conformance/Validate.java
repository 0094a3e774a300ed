// Drives veraPDF's engine, which ships no command line in the jar that we have: each file against both standards.
// Run as a single source file, by any Java 17 or later whose image holds the compiler, as Debian's headless JRE does.
// Prints a line for each file and standard: the file, the standard, and the clauses that it fails, each with its test
// number and how often; "ok" where there are none.

import java.io.FileInputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

public class Validate {
    public static void main(String[] files) throws Exception {
        Logger.getLogger("").setLevel(Level.SEVERE);
        VeraGreenfieldFoundryProvider.initialise();
        for (String file : files) {
            for (PDFAFlavour standard : new PDFAFlavour[] {PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1}) {
                try (var parser = Foundries.defaultInstance().createParser(new FileInputStream(file), standard);
                        var validator = Foundries.defaultInstance().createValidator(standard, false)) {
                    var failures = new TreeMap<String, Integer>();
                    for (TestAssertion assertion : validator.validate(parser).getTestAssertions()) {
                        if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                            var rule = assertion.getRuleId();
                            failures.merge(rule.getClause() + "-" + rule.getTestNumber(), 1, Integer::sum);
                        }
                    }
                    String told = failures.entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining(" "));
                    System.out.println(file + "\t" + standard.getId() + "\t" + (told.isEmpty() ? "ok" : told));
                }
            }
        }
    }
}
