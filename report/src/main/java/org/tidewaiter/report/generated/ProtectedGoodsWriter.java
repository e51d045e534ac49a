package org.tidewaiter.report.generated;

import java.math.BigDecimal;
import org.tidewaiter.report.GoodsLine.CulturalDetails;
import org.tidewaiter.report.GoodsLine.MedicalDetails;
import org.tidewaiter.report.GoodsLine.RightsDetails;

/** Writes goods lines of counterfeits, medicines and cultural objects. */
final class ProtectedGoodsWriter {

    private final Pick pick;

    ProtectedGoodsWriter(Pick pick) {
        this.pick = pick;
    }

    void counterfeits(LineDraft draft) {
        String[] kind = pick.of(
                new String[] {"CLOTHING", "610910", "14.50"},
                new String[] {"CLOTHING", "620342", "31.00"},
                new String[] {"FOOTWEAR", "640411", "62.00"},
                new String[] {"ACCESSORIES", "420221", "85.00"},
                new String[] {"TOYS_GAMES", "950300", "9.90"},
                new String[] {"COSMETICS_PERFUME", "330300", "38.00"},
                new String[] {"ELECTRONICS", "851830", "44.00"},
                new String[] {"VEHICLE_PARTS", "870830", "27.50"},
                new String[] {"WATCHES", "910211", "120.00"});
        BigDecimal pieces = BigDecimal.valueOf(pick.count(2, 30_000));
        boolean shoes = kind[0].equals("FOOTWEAR");
        draft.kind(kind[0], kind[1], pieces, shoes ? "PR" : "H87", "COUNTED");
        draft.brand = pick.from(Invented.MARKS);
        draft.authenticity = pick.of("COUNTERFEIT", "COUNTERFEIT", "SUSPECTED");
        draft.rights = new RightsDetails(pick.of("TRADEMARK", "TRADEMARK", "TRADEMARK", "DESIGN", "COPYRIGHT"));
        draft.value = GoodsWriter.euros(pieces, kind[2], "DOMESTIC_RETAIL");
        draft.description = pick.maybe("packed in polybags", "labels in a separate parcel", "boxes without print");
    }

    void medicines(LineDraft draft) {
        String[] kind = pick.of(
                new String[] {"MEDICINES_HUMAN", "300490", "sildenafil", "tablet", "TAB"},
                new String[] {"MEDICINES_HUMAN", "300490", "tadalafil", "tablet", "TAB"},
                new String[] {"MEDICINES_HUMAN", "300420", "amoxicillin", "capsule", "TAB"},
                new String[] {"MEDICINES_HUMAN", "300439", "somatropin", "vial", "DOSE"},
                new String[] {"MEDICINES_VETERINARY", "300490", "ivermectin", "solution", "LTR"});
        BigDecimal amount =
                kind[4].equals("LTR") ? pick.magnitude(0.5, 200) : BigDecimal.valueOf(pick.count(30, 250_000));
        draft.kind(kind[0], kind[1], amount, kind[4], "COUNTED");
        draft.authenticity = pick.of("COUNTERFEIT", "UNAUTHORISED", "SUBSTANDARD", "DIVERTED");
        draft.medical = new MedicalDetails(kind[2], kind[3], pick.letters(2) + pick.digits(4));
        draft.labConfirmed = pick.maybe(true, false);
        draft.disposal = pick.maybe("DESTROYED", "STORED");
    }

    void heritage(LineDraft draft) {
        String[] kind = pick.of(
                new String[] {"COINS_MEDALS", "coin", "Roman imperial", "970531", "120"},
                new String[] {"ARCHAEOLOGICAL", "oil lamp", "2nd century", "970510", "12"},
                new String[] {"ARCHAEOLOGICAL", "cylinder seal", "Akkadian", "970510", "4"},
                new String[] {"PAINTINGS", "icon on wood", "18th century", "970121", "3"},
                new String[] {"MANUSCRIPTS_BOOKS", "manuscript leaf", "15th century", "970610", "9"},
                new String[] {"FOSSILS", "ammonite", "Jurassic", "970529", "30"});
        BigDecimal pieces = BigDecimal.valueOf(pick.count(1, Double.parseDouble(kind[4])));
        draft.kind(kind[0], kind[3], pieces, "H87", "COUNTED");
        draft.cultural = new CulturalDetails(kind[1], kind[2], null, null, null, null, null, null);
        draft.disposal = pick.of("STORED", "STORED", "EVIDENCE", "REPATRIATED");
    }
}
