package org.tidewaiter.report.generated;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Set;
import org.tidewaiter.report.SeizureReport;
import tools.jackson.databind.node.ObjectNode;

/** Writes quantities as people do: some counted and weighed to the last digit, some round, the rest to three digits. */
final class ExactFigures {

    private static final Set<String> WEIGHTS = Set.of("KGM", "LTR", "MTQ");
    private static final BigDecimal CARTON = BigDecimal.valueOf(200);

    private final Pick pick;

    ExactFigures(Pick pick) {
        this.pick = pick;
    }

    SeizureReport in(SeizureReport report) {
        ReportDraft draft = new ReportDraft(report);
        draft.eachQuantity(this::rewrite);
        return draft.report();
    }

    private void rewrite(ObjectNode quantity) {
        BigDecimal amount = ReportDraft.amount(quantity);
        String unit = quantity.path("unit").asString("");
        double kind = pick.random().nextDouble();
        if (kind < 0.45) {
            ReportDraft.amount(quantity, exact(amount, unit));
        } else if (kind < 0.75) {
            ReportDraft.amount(quantity, round(amount, pick.of(1, 2)));
        }
    }

    private BigDecimal exact(BigDecimal amount, String unit) {
        BigDecimal moved =
                amount.multiply(BigDecimal.valueOf(0.99 + 0.02 * pick.random().nextDouble()));
        if (WEIGHTS.contains(unit)) {
            return moved.setScale(3, RoundingMode.HALF_UP).max(new BigDecimal("0.001"));
        }
        BigDecimal whole = moved.setScale(0, RoundingMode.HALF_UP).max(BigDecimal.ONE);
        boolean cartons = unit.equals("STK") && pick.chance(0.5) && whole.compareTo(CARTON) > 0;
        return cartons ? whole.divideToIntegralValue(CARTON).multiply(CARTON) : whole;
    }

    /** @param digits that stay */
    static BigDecimal round(BigDecimal amount, int digits) {
        return amount.round(new MathContext(digits, RoundingMode.HALF_UP));
    }
}
