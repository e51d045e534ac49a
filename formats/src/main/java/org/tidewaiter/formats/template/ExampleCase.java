package org.tidewaiter.formats.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.tidewaiter.report.FormType;
import org.tidewaiter.report.ReportJson;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.fields.FieldCatalogue;
import org.tidewaiter.report.fields.FieldEntry;
import org.tidewaiter.report.fields.Need;
import org.tidewaiter.report.vocabulary.Code;
import org.tidewaiter.report.vocabulary.Vocabulary;
import tools.jackson.databind.node.ObjectNode;

/** An invented case of each category that the rules accept: {@code example-case.json} with a goods line of the category. */
final class ExampleCase {

    private static final List<String> WEIGHED = List.of("KGM", "GRM", "TNE", "LTR", "MTQ");

    private ExampleCase() {}

    static SeizureReport of(String category) {
        try (InputStream json =
                ExampleCase.class.getResourceAsStream("/org/tidewaiter/formats/template/example-case.json")) {
            ObjectNode report = (ObjectNode) ReportJson.mapper().readTree(Objects.requireNonNull(json));
            report.putArray("goods").add(line(report, category));
            return ReportJson.mapper().treeToValue(report, SeizureReport.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode line(ObjectNode owner, String category) {
        Vocabulary vocabulary = ReportTemplate.VOCABULARY;
        Code kind = vocabulary.list("subcategory").childrenOf(category).getFirst();
        String unit = vocabulary.list("category").code(category).orElseThrow().words("units").stream()
                .findFirst()
                .orElse("H87");
        ObjectNode line = owner.objectNode()
                .put("id", "example2")
                .put("category", category)
                .put("subcategory", kind.code())
                .put("takenAs", "SEIZED");
        line.putObject("quantity")
                .put("amount", "12")
                .put("unit", unit)
                .put("basis", WEIGHED.contains(unit) ? "NET" : "COUNTED");
        details(line, category);
        demanded(line, category);
        return line;
    }

    /** What else the standard form demands of goods of the category: the first code of its list, or a word. */
    private static void demanded(ObjectNode line, String category) {
        for (FieldEntry field : FieldCatalogue.load().entries()) {
            String path = field.path().replaceFirst("^goods\\[]\\.", "");
            boolean asked = field.ofGoods()
                    && !field.only().isEmpty()
                    && field.belongsTo(category)
                    && field.need(FormType.STANDARD) == Need.MANDATORY;
            if (asked && line.at("/" + path.replace('.', '/')).isMissingNode()) {
                String[] steps = path.split("\\.");
                ObjectNode owner = line;
                for (int at = 0; at < steps.length - 1; at++) {
                    owner = owner.get(steps[at]) instanceof ObjectNode there ? there : owner.putObject(steps[at]);
                }
                owner.put(
                        steps[steps.length - 1],
                        field.codeList()
                                .map(list -> ReportTemplate.VOCABULARY
                                        .list(list)
                                        .codes()
                                        .getFirst()
                                        .code())
                                .orElse("example"));
            }
        }
    }

    /** What the standard form demands of goods of one category alone. */
    private static void details(ObjectNode line, String category) {
        switch (category) {
            case "TOBACCO" -> line.put("brand", "Northern Pine").put("authenticity", "CHEAP_WHITE");
            case "CITES" ->
                line.putObject("wildlife")
                        .put("taxon", "Loxodonta africana")
                        .put("specimen", "TUSK")
                        .put("alive", false);
            case "CURRENCY" -> {
                ObjectNode currency = line.putObject("currency");
                currency.put("instrument", "BANKNOTES").put("declarationStatus", "NOT_DECLARED");
                currency.putObject("found").put("amount", "50000").put("currency", "EUR");
            }
            default -> {
                // the others need nothing of their own
            }
        }
    }
}
