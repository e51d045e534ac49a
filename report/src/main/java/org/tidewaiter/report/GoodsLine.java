package org.tidewaiter.report;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One commodity of a case: a goods line is a seizure in the sense of counting.
 *
 * @param id names the line within its report, the same in every version; random, so that a gap tells nothing
 * @param category code of the list {@code category}
 * @param subcategory code of the list {@code subcategory}, one that belongs to {@code category}
 * @param hs6 Harmonized System subheading, six digits
 * @param description what the goods are, in the officer's words; text, so never released automatically
 * @param brand brand or trade mark as printed on the goods
 * @param form physical form of a drug, list {@code drug-form}
 * @param quantity mandatory where the event kind has goods
 * @param takenAs SEIZED or DETAINED
 * @param authenticity code of the list {@code authenticity}
 * @param consignments number of like parcels that this line covers
 * @param value value of the goods and its basis
 * @param dutiesEvaded duties and taxes evaded
 * @param originCountry ISO 3166-1 alpha-2 or a pseudo-country
 * @param originProportion share of the goods from {@code originCountry}, above 0 to 1
 * @param disposal code of the list {@code disposal}
 * @param labConfirmed whether a laboratory confirmed what the goods are
 * @param purity as the laboratory wrote it
 */
public record GoodsLine(
        String id,
        String category,
        String subcategory,
        @Nullable String hs6,
        @Nullable String description,
        @Nullable String brand,
        @Nullable String form,
        @Nullable Quantity quantity,
        @Nullable String takenAs,
        @Nullable String authenticity,
        @Nullable Integer consignments,
        @Nullable Money value,
        @Nullable Money dutiesEvaded,
        @Nullable String originCountry,
        @Nullable BigDecimal originProportion,
        @Nullable String disposal,
        @Nullable Boolean labConfirmed,
        @Nullable String purity,
        @Nullable TobaccoDetails tobacco,
        @Nullable WeaponDetails weapon,
        @Nullable WildlifeDetails wildlife,
        @Nullable CurrencyDetails currency,
        @Nullable MedicalDetails medical,
        @Nullable RightsDetails rights,
        @Nullable CulturalDetails cultural,
        @Nullable AlcoholDetails alcohol,
        @Nullable SubstanceDetails substance,
        @Nullable NuclearDetails nuclear,
        @Nullable DocumentDetails document) {

    /**
     * @param intendedMarket country for which the goods were made or marked
     * @param taxStampCountry country of the excise stamp
     * @param manufactureMark mark or code of manufacture
     * @param sticksPerPack cigarettes in one pack, where known
     */
    public record TobaccoDetails(
            @Nullable String intendedMarket,
            @Nullable String taxStampCountry,
            @Nullable String manufactureMark,
            @Nullable Integer sticksPerPack) {}

    /** Make, model and calibre of a weapon; its serial number is nominal. */
    public record WeaponDetails(
            @Nullable String make,
            @Nullable String model,
            @Nullable String calibre) {}

    /**
     * @param taxon species, or genus or family, or "unidentified"
     * @param specimen code of the list {@code specimen-term}
     * @param alive whether the specimens were alive
     * @param appendix CITES appendix: I, II or III
     * @param source CITES source code
     * @param purpose CITES purpose code
     */
    public record WildlifeDetails(
            @Nullable String taxon,
            @Nullable String specimen,
            @Nullable Boolean alive,
            @Nullable String appendix,
            @Nullable String source,
            @Nullable String purpose) {}

    /**
     * @param instrument code of the list {@code currency-instrument}
     * @param found amount found
     * @param declared amount declared
     * @param denominations as counted, for example "500 x 100"
     * @param accompanied whether a traveller carried it
     * @param declarationStatus code of the list {@code declaration-status}
     */
    public record CurrencyDetails(
            @Nullable String instrument,
            @Nullable Money found,
            @Nullable Money declared,
            @Nullable String denominations,
            @Nullable Boolean accompanied,
            @Nullable String declarationStatus) {}

    /** Active substance, dose form and batch of a medicine. */
    public record MedicalDetails(
            @Nullable String activeSubstance,
            @Nullable String doseForm,
            @Nullable String batch) {}

    /** The kind of intellectual property right; its holder is nominal. */
    public record RightsDetails(@Nullable String rightType) {}

    /**
     * What identifies a cultural object, after the headings of the Object ID standard.
     *
     * @param inscriptions text, so never released automatically; so are {@code features}, {@code subject} and {@code maker}
     */
    public record CulturalDetails(
            @Nullable String objectType,
            @Nullable String period,
            @Nullable String materials,
            @Nullable String measurements,
            @Nullable String inscriptions,
            @Nullable String features,
            @Nullable String subject,
            @Nullable String maker) {}

    /**
     * @param strength alcohol by volume, in per cent
     * @param bottles number of bottles, where they were counted beside the litres
     * @param litresPerBottle what one bottle holds
     * @param taxStampCountry country of the excise stamp
     */
    public record AlcoholDetails(
            @Nullable BigDecimal strength,
            @Nullable Integer bottles,
            @Nullable BigDecimal litresPerBottle,
            @Nullable String taxStampCountry) {}

    /**
     * A chemical, a waste or another dangerous substance.
     *
     * @param name as chemists or the waste list call it
     * @param wasteCode of the Basel Convention or the European list of waste
     * @param unNumber four digits of the dangerous goods list of the United Nations
     * @param cas registry number of the Chemical Abstracts Service
     */
    public record SubstanceDetails(
            @Nullable String name,
            @Nullable String wasteCode,
            @Nullable String unNumber,
            @Nullable String cas) {}

    /**
     * @param nuclide element and mass number, for example {@code Cs-137}
     * @param activity in becquerels, where the quantity is a weight or a number
     * @param controlList entry of the dual-use control list
     */
    public record NuclearDetails(
            @Nullable String nuclide,
            @Nullable BigDecimal activity,
            @Nullable String controlList) {}

    /**
     * Documents as goods; whose they are, and their numbers, are nominal.
     *
     * @param kind code of the list {@code goods-document}
     * @param state code of the list {@code document-state}
     * @param issuingCountry country whose document it is or pretends to be
     */
    public record DocumentDetails(
            @Nullable String kind,
            @Nullable String state,
            @Nullable String issuingCountry) {}
}
