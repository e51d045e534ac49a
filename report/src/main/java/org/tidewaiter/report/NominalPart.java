package org.tidewaiter.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The personal data of a case, and what else never leaves a national node. It is kept encrypted and apart; there is no
 * way from this type to a disclosure.
 *
 * @param nationalCaseRef case reference of the national authority; only a keyed pseudonym of it leaves
 * @param street street and number of the place
 * @param premises name of the premises
 * @param exactLatitude degrees north as measured
 * @param exactLongitude degrees east as measured
 * @param vehiclePlates registration numbers of vehicles and trailers
 * @param waybill air way-bill or bill of lading number
 * @param parcelId postal or express item number
 * @param driver name of the driver
 * @param consignorName name of the consignor
 * @param consigneeName name of the consignee
 * @param rightHolder holder of an infringed right
 * @param serialNumbers serial numbers of weapons, by goods line id
 * @param narrative the officer's own account
 */
public record NominalPart(
        @Nullable String nationalCaseRef,
        @Nullable String street,
        @Nullable String premises,
        @Nullable String exactLatitude,
        @Nullable String exactLongitude,
        List<String> vehiclePlates,
        @Nullable String waybill,
        @Nullable String parcelId,
        @Nullable String driver,
        @Nullable String consignorName,
        @Nullable String consigneeName,
        @Nullable String rightHolder,
        Map<String, List<String>> serialNumbers,
        List<Person> persons,
        List<Company> companies,
        @Nullable String narrative) {

    public NominalPart {
        vehiclePlates = vehiclePlates == null ? List.of() : List.copyOf(vehiclePlates);
        serialNumbers = serialNumbers == null ? Map.of() : Map.copyOf(serialNumbers);
        persons = persons == null ? List.of() : List.copyOf(persons);
        companies = companies == null ? List.of() : List.copyOf(companies);
    }

    /** Nothing nominal recorded. */
    public static NominalPart none() {
        return new NominalPart(
                null, null, null, null, null, List.of(), null, null, null, null, null, null, Map.of(), List.of(),
                List.of(), null);
    }

    /**
     * A person as the case file names them.
     *
     * @param role code of the list {@code offender-role}
     */
    public record Person(
            @Nullable String familyName,
            @Nullable String givenNames,
            List<String> aliases,
            @Nullable LocalDate birthDate,
            @Nullable String birthPlace,
            @Nullable String nationality,
            @Nullable String sex,
            List<Document> documents,
            @Nullable String address,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String characteristics,
            @Nullable String role) {

        public Person {
            aliases = aliases == null ? List.of() : List.copyOf(aliases);
            documents = documents == null ? List.of() : List.copyOf(documents);
        }
    }

    /** An identity document. */
    public record Document(
            @Nullable String kind,
            @Nullable String number,
            @Nullable String country,
            @Nullable LocalDate issued) {}

    /** A company as the case file names it. */
    public record Company(
            @Nullable String name,
            @Nullable String identifier,
            @Nullable String country,
            @Nullable String address,
            @Nullable String role) {}
}
