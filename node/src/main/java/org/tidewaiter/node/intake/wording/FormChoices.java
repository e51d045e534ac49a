package org.tidewaiter.node.intake.wording;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.settings.MemberSettings;
import org.tidewaiter.node.settings.NodeSettings;
import org.tidewaiter.node.vocabulary.CodeSearch;
import org.tidewaiter.node.web.Language;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Choice;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.MalformedReportException;
import org.tidewaiter.report.Submission;
import org.tidewaiter.report.units.BaseQuantity;
import org.tidewaiter.report.units.QuantityWords;
import org.tidewaiter.report.units.UnitConversion;
import org.tidewaiter.report.vocabulary.Code;
import org.tidewaiter.report.vocabulary.Vocabulary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a field of the form offers: codes of a list, units of a category, the base quantity in words. */
@Component
public class FormChoices {

    private static final List<String> FIRST_CURRENCIES = List.of("EUR", "USD", "GBP", "CHF", "CNY", "XOF");

    private final Vocabulary vocabulary;
    private final CodeSearch search;
    private final UnitConversion conversion;
    private final NodeSettings settings;

    FormChoices(Vocabulary vocabulary, CodeSearch search, UnitConversion conversion, NodeSettings settings) {
        this.vocabulary = vocabulary;
        this.search = search;
        this.conversion = conversion;
        this.settings = settings;
    }

    public List<Choice> of(String list, String parent, String mode, Language language) {
        return search.find(vocabulary.list(list), new CodeSearch.Asked(null, parent, mode), language).stream()
                .map(code -> choice(code, language))
                .toList();
    }

    public List<Choice> units(String category, Language language) {
        String units = vocabulary
                .list("category")
                .code(category)
                .map(code -> code.attributes().getOrDefault("units", ""))
                .orElse("");
        Stream<String> codes = units.isEmpty()
                ? vocabulary.list("unit").codes().stream().map(Code::code)
                : Arrays.stream(units.split(" ", -1));
        return codes.flatMap(code -> vocabulary.list("unit").code(code).stream())
                .map(code -> choice(code, language))
                .toList();
    }

    public List<Choice> currencies(Language language) {
        List<Code> all = vocabulary.list("currency").codes();
        return Stream.concat(
                        FIRST_CURRENCIES.stream().flatMap(code -> vocabulary.list("currency").code(code).stream()),
                        all.stream().filter(code -> !FIRST_CURRENCIES.contains(code.code())))
                .map(code -> new Choice(
                        code.code(), code.code() + " · " + code.labels().in(language.locale())))
                .toList();
    }

    public String usualCurrency() {
        return FIRST_CURRENCIES.getFirst();
    }

    /** The country in whose name they record, empty where that is none. */
    public String ownCountry(AccessScope scope) {
        return settings.reporting(scope.member()).map(MemberSettings::countryOf).orElse("");
    }

    public String label(String list, String code, Language language) {
        return vocabulary.label(list, code, language.locale());
    }

    /** Where a type-ahead of the list asks. */
    public static String address(String list, String parent, String mode) {
        StringBuilder address = new StringBuilder("/vocabulary/").append(list);
        String sign = "?";
        if (!parent.isEmpty()) {
            address.append(sign).append("parent=").append(URLEncoder.encode(parent, StandardCharsets.UTF_8));
            sign = "&";
        }
        if (!mode.isEmpty()) {
            address.append(sign).append("mode=").append(URLEncoder.encode(mode, StandardCharsets.UTF_8));
        }
        return address.toString();
    }

    /** "= 8,000 sticks", or null where there is nothing to add to what is typed. */
    @Nullable
    public String base(JsonNode line, Page page) {
        if (!(line instanceof ObjectNode goods)) {
            return null;
        }
        ObjectNode report = goods.objectNode();
        ObjectNode one = report.putArray("goods").addObject();
        one.put("category", line.path("category").asString(""));
        one.put("subcategory", line.path("subcategory").asString(""));
        one.set("quantity", line.path("quantity").isObject() ? line.path("quantity") : one.objectNode());
        if (line.path("tobacco").path("sticksPerPack").isInt()) {
            one.putObject("tobacco").set("sticksPerPack", line.path("tobacco").path("sticksPerPack"));
        }
        if (line.path("alcohol").has("litresPerBottle")) {
            one.putObject("alcohol").set("litresPerBottle", line.path("alcohol").path("litresPerBottle"));
        }
        report.put("formType", "SIMPLIFIED").put("provenance", "MANUAL").put("eventKind", "SEIZURE");
        try {
            GoodsLine read = Submission.read(report).report().goods().getFirst();
            return conversion
                    .toBase(read)
                    .filter(base -> read.quantity() != null
                            && !base.unit().equals(read.quantity().unit()))
                    .map(base -> words(base, page))
                    .orElse(null);
        } catch (MalformedReportException notYet) {
            return null;
        }
    }

    private String words(BaseQuantity base, Page page) {
        String unit = QuantityWords.load()
                .unit(base.amount(), base.unit(), page.language().locale());
        return page.text("intake.form.base", page.wording().number(base.amount()), unit);
    }

    private static Choice choice(Code code, Language language) {
        return new Choice(code.code(), code.labels().in(language.locale()));
    }
}
