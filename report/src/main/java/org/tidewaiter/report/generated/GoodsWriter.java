package org.tidewaiter.report.generated;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.GoodsLine.CurrencyDetails;
import org.tidewaiter.report.GoodsLine.TobaccoDetails;
import org.tidewaiter.report.GoodsLine.WeaponDetails;
import org.tidewaiter.report.GoodsLine.WildlifeDetails;
import org.tidewaiter.report.Money;

/** Writes goods lines: what is smuggled most here, what the law protects in {@link ProtectedGoodsWriter}. */
final class GoodsWriter {

    private final Pick pick;
    private final ProtectedGoodsWriter protectedGoods;

    GoodsWriter(Pick pick) {
        this.pick = pick;
        this.protectedGoods = new ProtectedGoodsWriter(pick);
    }

    GoodsLine line(String category, String takenAs, String origin) {
        LineDraft draft = new LineDraft(pick, category, takenAs, origin);
        switch (category) {
            case "TOBACCO" -> tobacco(draft);
            case "DRUGS" -> drugs(draft);
            case "CITES" -> cites(draft);
            case "WEAPONS_EXPLOSIVES" -> weapons(draft);
            case "IPR" -> protectedGoods.counterfeits(draft);
            case "MEDICAL" -> protectedGoods.medicines(draft);
            case "CULTURAL_HERITAGE" -> protectedGoods.heritage(draft);
            default -> currency(draft);
        }
        return draft.line();
    }

    private void tobacco(LineDraft draft) {
        draft.brand = pick.from(Invented.BRANDS);
        draft.authenticity = pick.of("CHEAP_WHITE", "CHEAP_WHITE", "GENUINE", "COUNTERFEIT", "UNBRANDED");
        if (pick.chance(0.75)) {
            BigDecimal sticks = BigDecimal.valueOf(200 * pick.count(1, 60_000));
            draft.kind("CIGARETTES", "240220", sticks, "STK", "COUNTED");
            draft.value = euros(sticks, "0.31", "DOMESTIC_RETAIL");
            draft.dutiesEvaded = euros(sticks, "0.24", "DUTY_EVADED");
            draft.tobacco =
                    new TobaccoDetails(pick.maybe("GB", "IE", "FR", "DE"), pick.maybe("AE", "BY", "UA"), null, 20);
        } else {
            String[] kind = pick.of(
                    new String[] {"FINE_CUT", "240319"},
                    new String[] {"WATER_PIPE_TOBACCO", "240311"},
                    new String[] {"RAW_TOBACCO", "240110"},
                    new String[] {"SMOKELESS_TOBACCO", "240399"});
            draft.kind(kind[0], kind[1], pick.magnitude(2, 9_000), "KGM", "NET");
        }
        draft.description = pick.maybe("cigarettes in plain cartons", "master cases behind pallets", "bags of tobacco");
    }

    private void drugs(LineDraft draft) {
        String[] kind = pick.of(
                new String[] {"COCAINE_POWDER", "POWDER", "0.2", "1500"},
                new String[] {"COCAINE_POWDER", "POWDER", "0.2", "1500"},
                new String[] {"HEROIN", "POWDER", "0.1", "120"},
                new String[] {"CANNABIS_HERBAL", "HERBAL", "0.5", "900"},
                new String[] {"CANNABIS_RESIN", "RESIN", "0.5", "4000"},
                new String[] {"METHAMPHETAMINE", "CRYSTAL", "0.1", "300"},
                new String[] {"KETAMINE", "POWDER", "0.1", "80"},
                new String[] {"KHAT", "PLANT", "5", "400"},
                new String[] {"MDMA", "TABLET", "50", "90000"});
        boolean tablets = kind[1].equals("TABLET");
        BigDecimal amount = pick.magnitude(Double.parseDouble(kind[2]), Double.parseDouble(kind[3]));
        draft.kind(kind[0], null, amount, tablets ? "TAB" : "KGM", tablets ? "ESTIMATED" : pick.of("NET", "GROSS"));
        draft.form = kind[1];
        draft.labConfirmed = pick.maybe(true, false);
        draft.description = pick.maybe("vacuum-packed blocks", "wrapped packages", "loose material");
    }

    private void cites(LineDraft draft) {
        String[] kind = pick.of(
                new String[] {"IVORY_RAW", "TUSK", "Loxodonta africana", "I", "KGM"},
                new String[] {"PANGOLIN_SCALES", "SCALE", "Phataginus tricuspis", "I", "KGM"},
                new String[] {"RHINO_HORN", "HORN", "Ceratotherium simum", "I", "KGM"},
                new String[] {"REPTILES_LIVE", "LIVE", "Astrochelys radiata", "I", "H87"},
                new String[] {"BIRDS", "LIVE", "Psittacus erithacus", "I", "H87"},
                new String[] {"EELS", "FINGERLING", "Anguilla anguilla", "II", "KGM"},
                new String[] {"ROSEWOOD", "LOG", "Pterocarpus erinaceus", "II", "MTQ"});
        boolean live = kind[1].equals("LIVE");
        BigDecimal amount = kind[4].equals("H87") ? BigDecimal.valueOf(pick.count(1, 400)) : pick.magnitude(0.3, 1_200);
        draft.kind(kind[0], null, amount, kind[4], live ? "COUNTED" : "GROSS");
        draft.wildlife = new WildlifeDetails(kind[2], kind[1], live, kind[3], pick.of("W", "U"), "T");
        draft.disposal = live ? pick.of("RESCUE_CENTRE", "REPATRIATED") : "STORED";
    }

    private void weapons(LineDraft draft) {
        String[] kind = pick.of(
                new String[] {"HANDGUNS", "930200", "1", "40"},
                new String[] {"RIFLES", "930330", "1", "25"},
                new String[] {"AMMUNITION", "930630", "20", "40000"},
                new String[] {"MAGAZINES", "930510", "1", "300"},
                new String[] {"SILENCERS", "930510", "1", "60"},
                new String[] {"CONVERTED_GAS_REPLICA", "930400", "1", "120"});
        BigDecimal pieces = BigDecimal.valueOf(pick.count(Integer.parseInt(kind[2]), Integer.parseInt(kind[3])));
        draft.kind(kind[0], kind[1], pieces, "H87", "COUNTED");
        draft.weapon = new WeaponDetails(
                pick.from(Invented.WEAPON_MAKES),
                pick.maybe("S2", "K-9", "Field 7"),
                pick.maybe("9 mm", "7.62 mm", ".22"));
    }

    private void currency(LineDraft draft) {
        BigDecimal found = BigDecimal.valueOf(100 * pick.count(110, 9_000));
        String currency = pick.of("EUR", "USD", "GBP", "XOF", "AED");
        boolean declaredSome = pick.chance(0.25);
        draft.subcategory = "CASH_BANKNOTES";
        draft.currency = new CurrencyDetails(
                "BANKNOTES",
                new Money(found, currency, null),
                declaredSome ? new Money(BigDecimal.valueOf(9_900), currency, null) : null,
                null,
                true,
                declaredSome ? "PARTIAL" : "NOT_DECLARED");
        draft.takenAs = "DETAINED";
    }

    static @Nullable Money euros(BigDecimal pieces, String each, String basis) {
        return new Money(pieces.multiply(new BigDecimal(each)).setScale(2, RoundingMode.HALF_UP), "EUR", basis);
    }
}
