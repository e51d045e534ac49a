package org.tidewaiter.report.generated;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.LineIds;
import org.tidewaiter.report.Money;
import org.tidewaiter.report.Quantity;

/** A goods line in the making: most kinds of goods fill few of its fields. */
final class LineDraft {

    private final String id;
    private final String category;
    private final String originCountry;
    String takenAs;
    String subcategory = "";
    private @Nullable String hs6;
    private @Nullable Quantity quantity;

    @Nullable
    String description;

    @Nullable
    String brand;

    @Nullable
    String form;

    @Nullable
    String authenticity;

    @Nullable
    String disposal;

    @Nullable
    Boolean labConfirmed;

    @Nullable
    Money value;

    @Nullable
    Money dutiesEvaded;

    GoodsLine.@Nullable TobaccoDetails tobacco;
    GoodsLine.@Nullable WeaponDetails weapon;
    GoodsLine.@Nullable WildlifeDetails wildlife;
    GoodsLine.@Nullable CurrencyDetails currency;

    LineDraft(Pick pick, String category, String takenAs, String originCountry) {
        this.id = LineIds.next(pick.random());
        this.category = category;
        this.takenAs = takenAs;
        this.originCountry = originCountry;
    }

    void kind(String subcategory, @Nullable String hs6, BigDecimal amount, String unit, String basis) {
        this.subcategory = subcategory;
        this.hs6 = hs6;
        this.quantity = new Quantity(amount, unit, basis);
    }

    GoodsLine line() {
        return new GoodsLine(
                id,
                category,
                subcategory,
                hs6,
                description,
                brand,
                form,
                quantity,
                takenAs,
                authenticity,
                null,
                value,
                dutiesEvaded,
                originCountry,
                null,
                disposal,
                labConfirmed,
                null,
                tobacco,
                weapon,
                wildlife,
                currency,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
