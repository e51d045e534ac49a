package org.tidewaiter.report.rules;

import static org.tidewaiter.report.rules.Rule.always;
import static org.tidewaiter.report.rules.Severity.REFUSE;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.GoodsLine.AlcoholDetails;
import org.tidewaiter.report.GoodsLine.NuclearDetails;
import org.tidewaiter.report.GoodsLine.SubstanceDetails;

/** The own fields of alcohol, substances and nuclear material. */
final class DetailRules {

    private static final BigDecimal PURE = BigDecimal.valueOf(100);
    private static final BigDecimal MOST_LITRES = BigDecimal.valueOf(1_000);
    private static final BigDecimal MOST_BECQUERELS = new BigDecimal("1000000000000000000000");
    private static final int MOST_BOTTLES = 100_000_000;

    /** Codes of the Basel Convention, Y numbers of its Annex I, six digits of the European list of waste. */
    private static final Pattern WASTE = Pattern.compile("[AB][0-9]{4}|Y[0-9]{1,2}|[0-9]{6}\\*?");

    private static final Pattern NUCLIDE = Pattern.compile("[A-Z][a-z]?-[0-9]{1,3}m?");
    private static final Pattern UN_NUMBER = Pattern.compile("[0-9]{4}");
    private static final Pattern CONTROL_LIST = Pattern.compile("[0-9][A-E][0-9]{3}");

    private DetailRules() {}

    static List<Rule> all() {
        return List.of(
                text("waste-code-syntax", "substance.wasteCode", substance(SubstanceDetails::wasteCode), WASTE),
                text("un-number-syntax", "substance.unNumber", substance(SubstanceDetails::unNumber), UN_NUMBER),
                written("cas-check-digit", "substance.cas", substance(SubstanceDetails::cas), CheckDigits::cas),
                text("nuclide-syntax", "nuclear.nuclide", nuclear(NuclearDetails::nuclide), NUCLIDE),
                text("control-list-syntax", "nuclear.controlList", nuclear(NuclearDetails::controlList), CONTROL_LIST),
                number("strength-range", "alcohol.strength", alcohol(AlcoholDetails::strength), PURE),
                number(
                        "bottle-size-range",
                        "alcohol.litresPerBottle",
                        alcohol(AlcoholDetails::litresPerBottle),
                        MOST_LITRES),
                number("bottles-range", "alcohol.bottles", DetailRules::bottles, BigDecimal.valueOf(MOST_BOTTLES)),
                number("activity-range", "nuclear.activity", nuclear(NuclearDetails::activity), MOST_BECQUERELS));
    }

    private static @Nullable BigDecimal bottles(GoodsLine line) {
        Integer bottles = line.alcohol() == null ? null : line.alcohol().bottles();
        return bottles == null ? null : BigDecimal.valueOf(bottles);
    }

    private static Rule text(String id, String field, Function<GoodsLine, @Nullable String> value, Pattern pattern) {
        return written(id, field, value, text -> pattern.matcher(text).matches());
    }

    private static Rule written(
            String id, String field, Function<GoodsLine, @Nullable String> value, Predicate<String> good) {
        return always(
                id,
                REFUSE,
                (subject, found) -> subject.eachLine((line, path) -> {
                    String text = value.apply(line);
                    if (text != null && !text.isEmpty() && !good.test(text)) {
                        found.at(path + "." + field);
                    }
                }));
    }

    /** Above zero, up to the most. */
    private static Rule number(
            String id, String field, Function<GoodsLine, @Nullable BigDecimal> value, BigDecimal most) {
        return always(
                id,
                REFUSE,
                (subject, found) -> subject.eachLine((line, path) -> {
                    BigDecimal number = value.apply(line);
                    if (number != null && (number.signum() <= 0 || number.compareTo(most) > 0)) {
                        found.at(path + "." + field, Map.of("most", most.toPlainString()));
                    }
                }));
    }

    private static <T> Function<GoodsLine, @Nullable T> substance(Function<SubstanceDetails, @Nullable T> field) {
        return line -> line.substance() == null ? null : field.apply(line.substance());
    }

    private static <T> Function<GoodsLine, @Nullable T> nuclear(Function<NuclearDetails, @Nullable T> field) {
        return line -> line.nuclear() == null ? null : field.apply(line.nuclear());
    }

    private static <T> Function<GoodsLine, @Nullable T> alcohol(Function<AlcoholDetails, @Nullable T> field) {
        return line -> line.alcohol() == null ? null : field.apply(line.alcohol());
    }
}
