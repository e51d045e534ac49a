package org.tidewaiter.report.generated;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.tidewaiter.report.LineIds;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells the goods as another authority would. */
final class GoodsRetelling {

    private static final BigDecimal POUND = new BigDecimal("0.45359237");

    private final Pick pick;

    GoodsRetelling(Pick pick) {
        this.pick = pick;
    }

    void retell(ReportDraft draft) {
        ArrayNode goods = draft.goods();
        if (goods.size() > 1 && pick.chance(0.3)) {
            goods.remove(1);
        }
        draft.lines().forEach(this::words);
        draft.eachQuantity(this::figure);
        draft.eachQuantity(this::otherUnit);
        if (!goods.isEmpty() && pick.chance(0.15)) {
            split(goods);
        }
        if (pick.chance(0.05)) {
            draft.lines().forEach(line -> line.remove("quantity"));
        }
    }

    private void words(ObjectNode line) {
        line.remove(List.of("description", "value", "dutiesEvaded", "disposal", "labConfirmed", "authenticity"));
        line.put("id", LineIds.next(pick.random()));
        if (pick.chance(0.35)) {
            line.remove("brand");
        } else if (line.has("brand") && pick.chance(0.25)) {
            line.put(
                    "brand",
                    line.path("brand").asString().toUpperCase(java.util.Locale.ROOT) + pick.of("", "S", " KS"));
        }
        if (pick.chance(0.5)) {
            line.remove("hs6");
        }
        String kind = line.path("subcategory").asString();
        if (pick.chance(0.2) && kind.equals("COCAINE_POWDER")) {
            line.put("subcategory", "COCAINE_CRACK");
        } else if (pick.chance(0.2) && kind.equals("CANNABIS_RESIN")) {
            line.put("subcategory", "CANNABIS_HERBAL");
        }
    }

    private void figure(ObjectNode quantity) {
        BigDecimal amount = ReportDraft.amount(quantity);
        double kind = pick.random().nextDouble();
        if (kind < 0.2) {
            ReportDraft.amount(quantity, ExactFigures.round(amount, pick.between(2, 3)));
        } else if (kind < 0.32) {
            BigDecimal off = BigDecimal.valueOf(1 + (pick.random().nextDouble() - 0.3) * 0.14);
            boolean whole = amount.stripTrailingZeros().scale() <= 0 && !isWeight(quantity);
            BigDecimal other = amount.multiply(off).setScale(whole ? 0 : 3, RoundingMode.HALF_UP);
            ReportDraft.amount(quantity, other.signum() > 0 ? other : amount);
        }
    }

    private static boolean isWeight(ObjectNode quantity) {
        return quantity.path("unit").asString("").equals("KGM");
    }

    /** In another unit of the same kind; cigarettes by packs, cartons or weight. */
    void otherUnit(ObjectNode quantity) {
        if (pick.chance(0.6)) {
            return;
        }
        BigDecimal amount = ReportDraft.amount(quantity);
        switch (quantity.path("unit").asString("")) {
            case "KGM" -> {
                switch (pick.between(0, 2)) {
                    case 0 -> in(quantity, "GRM", amount.movePointRight(3));
                    case 1 -> in(quantity, "TNE", amount.movePointLeft(3));
                    default -> in(quantity, "LBR", amount.divide(POUND, new MathContext(4)));
                }
            }
            case "STK" -> {
                switch (pick.between(0, 3)) {
                    case 0 -> in(quantity, "PK", amount.divide(BigDecimal.valueOf(20), MathContext.DECIMAL64));
                    case 1 -> in(quantity, "CT", amount.divide(BigDecimal.valueOf(200), MathContext.DECIMAL64));
                    case 2 -> in(quantity, "MIL", amount.movePointLeft(3));
                    default ->
                        in(
                                quantity,
                                "KGM",
                                amount.multiply(BigDecimal.valueOf(
                                                0.0008 + 0.0004 * pick.random().nextDouble()))
                                        .round(new MathContext(3)));
                }
            }
            default -> {}
        }
    }

    private static void in(ObjectNode quantity, String unit, BigDecimal amount) {
        quantity.put("unit", unit);
        ReportDraft.amount(quantity, amount);
    }

    private void split(ArrayNode goods) {
        ObjectNode line = (ObjectNode) goods.get(0);
        if (!(line.get("quantity") instanceof ObjectNode quantity)) {
            return;
        }
        BigDecimal whole = ReportDraft.amount(quantity);
        BigDecimal part = whole.multiply(
                        BigDecimal.valueOf(0.1 + 0.8 * pick.random().nextDouble()))
                .setScale(whole.stripTrailingZeros().scale() > 0 ? 3 : 0, RoundingMode.HALF_UP);
        if (part.signum() > 0 && part.compareTo(whole) < 0) {
            ObjectNode second = line.deepCopy();
            second.put("id", LineIds.next(pick.random()));
            ReportDraft.amount((ObjectNode) second.get("quantity"), part);
            ReportDraft.amount(quantity, whole.subtract(part));
            goods.add(second);
        }
    }
}
