package org.tidewaiter.report.rules;

import static org.tidewaiter.report.rules.Rule.always;
import static org.tidewaiter.report.rules.Severity.ASK;
import static org.tidewaiter.report.rules.Severity.REFUSE;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.tidewaiter.report.GoodsLine.WildlifeDetails;

/** Goods lines, apart from their codes and quantities. */
final class GoodsRules {

    private static final Pattern LINE_ID = Pattern.compile("[a-z2-7]{8}");
    private static final int MOST_STICKS_IN_A_PACK = 1_000;
    private static final int MOST_CONSIGNMENTS = 1_000_000;

    private GoodsRules() {}

    static List<Rule> all() {
        return List.of(
                always(
                        "line-id-syntax",
                        REFUSE,
                        (subject, found) -> subject.eachLine((line, path) -> {
                            if (!LINE_ID.matcher(line.id()).matches()) {
                                found.at(path + ".id");
                            }
                        })),
                always("line-id-unique", REFUSE, (subject, found) -> {
                    Set<String> ids = new HashSet<>();
                    subject.eachLine((line, path) -> {
                        if (!ids.add(line.id())) {
                            found.at(path + ".id");
                        }
                    });
                }),
                always(
                        "proportion-range",
                        REFUSE,
                        (subject, found) -> subject.eachLine((line, path) -> {
                            BigDecimal share = line.originProportion();
                            if (share != null && (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) > 0)) {
                                found.at(path + ".originProportion");
                            }
                        })),
                always(
                        "consignments-range",
                        REFUSE,
                        (subject, found) -> subject.eachLine((line, path) -> {
                            if (line.consignments() != null && outside(line.consignments(), MOST_CONSIGNMENTS)) {
                                found.at(path + ".consignments", most(MOST_CONSIGNMENTS));
                            }
                        })),
                always(
                        "sticks-per-pack-range",
                        REFUSE,
                        (subject, found) -> subject.eachLine((line, path) -> {
                            Integer sticks = line.tobacco() == null
                                    ? null
                                    : line.tobacco().sticksPerPack();
                            if (sticks != null && outside(sticks, MOST_STICKS_IN_A_PACK)) {
                                found.at(path + ".tobacco.sticksPerPack", most(MOST_STICKS_IN_A_PACK));
                            }
                        })),
                always(
                        "live-specimen",
                        ASK,
                        (subject, found) -> subject.eachLine((line, path) -> {
                            WildlifeDetails wildlife = line.wildlife();
                            if (wildlife != null
                                    && "LIVE".equals(wildlife.specimen())
                                    && Boolean.FALSE.equals(wildlife.alive())) {
                                found.at(path + ".wildlife.alive");
                            }
                        })));
    }

    private static boolean outside(int number, int most) {
        return number < 1 || number > most;
    }

    private static Map<String, String> most(int limit) {
        return Map.of("most", Integer.toString(limit));
    }
}
