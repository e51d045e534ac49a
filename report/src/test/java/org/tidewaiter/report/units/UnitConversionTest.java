package org.tidewaiter.report.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tidewaiter.report.Examples;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.vocabulary.Code;
import org.tidewaiter.report.vocabulary.Vocabulary;
import tools.jackson.databind.node.ObjectNode;

class UnitConversionTest {

    private static final UnitConversion CONVERSION = UnitConversion.load();

    @Test
    void poundsOfCocaineBecomeKilograms() {
        BaseQuantity base = base("DRUGS", "COCAINE_POWDER", "100", "LBR", null);
        assertThat(base.amount()).isEqualByComparingTo("45.359237");
        assertThat(base.unit()).isEqualTo("KGM");
        assertThat(base.factor()).isEqualTo("LBR-KGM@1");
    }

    @Test
    void masterCasesBecomeSticksByTheUsualPacking() {
        BaseQuantity base = base("TOBACCO", "CIGARETTES", "900", "MLP", null);
        assertThat(base.amount()).isEqualByComparingTo("9000000");
        assertThat(base.unit()).isEqualTo("STK");
        assertThat(base.factor()).isEqualTo("MASTER-CASE-50-CARTONS@1");
    }

    @Test
    void sticksPerPackOfTheLineReplaceTheUsualOnes() {
        assertThat(base("TOBACCO", "CIGARETTES", "10", "PK", 10).amount()).isEqualByComparingTo("100");
        assertThat(base("TOBACCO", "CIGARETTES", "2", "MLP", 25).amount()).isEqualByComparingTo("25000");
        assertThat(base("TOBACCO", "CIGARETTES", "1", "PK", 10).factor()).isEqualTo("PACK-20@1/10");
    }

    @Test
    void aBaseUnitOfTheCategoryIsKept() {
        assertThat(base("TOBACCO", "CIGARETTES", "12", "KGM", null).unit()).isEqualTo("KGM");
        assertThat(base("DRUGS", "MDMA", "300", "TAB", null))
                .isEqualTo(new BaseQuantity(new BigDecimal("300"), "TAB", "same@1"));
    }

    @Test
    void packsOfUnknownContentAndLinesWithoutQuantityHaveNoBaseQuantity() {
        assertThat(CONVERSION.toBase(line("TOBACCO", "FINE_CUT", "3", "PK", null)))
                .isEmpty();
        assertThat(CONVERSION.toBase(Examples.line("DRUGS", "HEROIN", null))).isEmpty();
    }

    @Test
    void bottlesBecomeLitresOnlyWhereTheLineSaysWhatABottleHolds() {
        ObjectNode document = Examples.complete();
        assertThat(CONVERSION.toBase(Examples.read(document).report().goods().get(7)))
                .hasValueSatisfying(base -> {
                    assertThat(base.amount()).isEqualByComparingTo("420");
                    assertThat(base.unit()).isEqualTo("LTR");
                    assertThat(base.factor()).isEqualTo("BOTTLE-LTR@1/0.7");
                });
        Examples.set(document, "/goods/7/alcohol/litresPerBottle", null);
        assertThat(CONVERSION.toBase(Examples.read(document).report().goods().get(7)))
                .isEmpty();
    }

    @Test
    void everyFactorLeadsFromAUnitToABaseUnitOfWhatItAppliesTo() {
        Vocabulary vocabulary = Vocabulary.load();
        assertThat(CONVERSION.factors()).extracting(UnitConversion.Factor::id).doesNotHaveDuplicates();
        for (UnitConversion.Factor factor : CONVERSION.factors()) {
            assertThat(vocabulary.list("unit").code(factor.from())).isPresent();
            assertThat(factor.factor()).isPositive();
            assertThat(factor.appliesTo())
                    .allSatisfy(
                            code -> assertThat(vocabulary.list("subcategory").code(code))
                                    .isPresent());
            assertThat(vocabulary.list("category").codes()).anyMatch(category -> leads(category, factor));
        }
    }

    private static boolean leads(Code category, UnitConversion.Factor factor) {
        return category.words("bases").contains(factor.to())
                && category.words("units").contains(factor.from());
    }

    private static BaseQuantity base(
            String category, String subcategory, String amount, String unit, @Nullable Integer perPack) {
        return CONVERSION
                .toBase(line(category, subcategory, amount, unit, perPack))
                .orElseThrow();
    }

    private static GoodsLine line(
            String category, String subcategory, String amount, String unit, @Nullable Integer perPack) {
        return Examples.line(category, subcategory, Examples.quantity(amount, unit), perPack);
    }
}
