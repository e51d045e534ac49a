package org.tidewaiter.report.generated;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.Concealment;
import org.tidewaiter.report.Transport;
import org.tidewaiter.report.rules.CheckDigits;

/** Writes how goods travelled and were hidden, as fits the mode. */
final class MeansWriter {

    private final Pick pick;

    MeansWriter(Pick pick) {
        this.pick = pick;
    }

    String conveyance(String mode) {
        return switch (mode) {
            case "1" -> pick.of("CONTAINER_VESSEL", "CONTAINER_VESSEL", "FERRY", "CARGO_VESSEL");
            case "4" -> pick.of("PASSENGER_AIRCRAFT", "CARGO_AIRCRAFT", "EXPRESS_PARCEL");
            case "5" -> pick.of("POSTAL_PARCEL", "POSTAL_LETTER");
            default -> pick.of("LORRY", "LORRY", "CAR", "VAN", "BUS");
        };
    }

    /** The conveyance, or a larger one where it could not carry so much. */
    static String carrying(String conveyance, BigDecimal kilograms) {
        double weight = kilograms.doubleValue();
        return switch (conveyance) {
            case "POSTAL_LETTER" -> weight > 2 ? carrying("POSTAL_PARCEL", kilograms) : conveyance;
            case "POSTAL_PARCEL" -> weight > 30 ? "ECOMMERCE_LOAD" : conveyance;
            case "CAR" -> weight > 800 ? carrying("VAN", kilograms) : conveyance;
            case "VAN", "BUS" -> weight > 2_500 ? "LORRY" : conveyance;
            default -> conveyance;
        };
    }

    Concealment concealment(String mode, String category) {
        if (category.equals("CURRENCY") && mode.equals("4")) {
            return new Concealment("HAND_LUGGAGE", "NONE");
        }
        return switch (mode) {
            case "1" ->
                new Concealment(
                        pick.of("CARGO_AMONG_GOODS", "CONTAINER_WALL", "RIP_OFF_BAG", "REFRIGERATION_UNIT"),
                        pick.of("COVER_LOAD", "PURPOSE_BUILT", "FALSE_SEAL"));
            case "4" ->
                new Concealment(
                        pick.of("CHECKED_LUGGAGE", "CARGO_INSIDE_GOODS", "BODY_EXTERNAL"),
                        pick.of("FALSE_BOTTOM", "INSIDE_PRODUCT"));
            case "5" -> new Concealment("PARCEL", pick.of("INSIDE_PRODUCT", "FALSE_DECLARATION_ONLY"));
            default ->
                new Concealment(
                        pick.of("CARGO_AMONG_GOODS", "FUEL_TANK", "SPARE_WHEEL", "TRAILER_FLOOR"),
                        pick.of("COVER_LOAD", "PURPOSE_BUILT"));
        };
    }

    List<String> detection(String category) {
        String dog = switch (category) {
            case "TOBACCO" -> "DOG_TOBACCO";
            case "DRUGS" -> "DOG_DRUGS";
            case "CITES" -> "DOG_WILDLIFE";
            case "CURRENCY" -> "DOG_CASH";
            default -> "METAL_DETECTOR";
        };
        return pick.chance(0.5)
                ? List.of(pick.of("XRAY_FIXED", "XRAY_MOBILE", "PHYSICAL_EXAMINATION"))
                : List.of("DATA_HIT", dog);
    }

    Transport.@Nullable Identity identity(String mode, String conveyance) {
        return switch (mode) {
            case "1" ->
                new Transport.Identity(
                        pick.from(Invented.CARRIERS),
                        null,
                        pick.from(Invented.VESSELS),
                        imo(),
                        conveyance.equals("CONTAINER_VESSEL") ? container() : null,
                        null,
                        pick.of("PA", "LR", "MH", "MT"));
            case "4" ->
                new Transport.Identity(
                        pick.from(Invented.CARRIERS), pick.letters(2) + pick.digits(3), null, null, null, null, null);
            default -> null;
        };
    }

    private String imo() {
        String six = pick.between(1, 9) + pick.digits(5);
        int digit = 0;
        while (!CheckDigits.imo(six + digit)) {
            digit++;
        }
        return six + digit;
    }

    private String container() {
        String ten = pick.letters(3) + "U" + pick.digits(6);
        int digit = 0;
        while (!CheckDigits.container(ten + digit)) {
            digit++;
        }
        return ten + digit;
    }
}
