package org.tidewaiter.node.intake;

import org.tidewaiter.node.agreements.Seizures;

/** Reports to hand in. */
public final class Cases {

    private Cases() {}

    /** Cigarettes in a lorry, with a driver and a case reference that must stay here. */
    public static String cigarettes() {
        return Seizures.with(
                Seizures.cigarettes(40),
                "\"nominal\":{\"nationalCaseRef\":\"EE-2026-00417\",\"driver\":\"Planted Drivername\"}");
    }

    public static String cigarettes(String sourceKey) {
        return Seizures.with(cigarettes(), "\"sourceKey\":\"" + sourceKey + "\"");
    }

    public static String line(String document) {
        return document.replace('\n', ' ') + "\n";
    }

    public static String noQuantity() {
        return cigarettes().replace("\"amount\":\"40\"", "\"amount\":\"0\"");
    }
}
