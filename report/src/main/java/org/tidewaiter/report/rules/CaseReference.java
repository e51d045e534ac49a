package org.tidewaiter.report.rules;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** National case references. A placeholder would give unrelated cases the same pseudonym. */
final class CaseReference {

    private static final int LEAST_CHARACTERS = 3;

    private static final Set<String> WORDS = Set.of(
            "na",
            "none",
            "nil",
            "null",
            "unknown",
            "unk",
            "tbc",
            "tbd",
            "test",
            "todo",
            "pending",
            "missing",
            "notknown",
            "notapplicable",
            "notavailable",
            "noreference",
            "noref",
            "nonumber",
            "inconnu",
            "inconnue",
            "neant",
            "aucun",
            "aucune",
            "sans",
            "sansobjet",
            "sansnumero",
            "sansreference",
            "nonconnu",
            "nonapplicable",
            "nd",
            "so",
            "sn",
            "ninguno",
            "ninguna",
            "desconocido",
            "keine",
            "unbekannt",
            "нет",
            "неизвестно",
            "xxx");

    private CaseReference() {}

    /** Whether the text stands for a reference that nobody had: "N/A", "-", "0", "unknown", "xxxx" … */
    static boolean placeholder(String reference) {
        String bare = Normalizer.normalize(reference, Normalizer.Form.NFKD)
                .replaceAll("[^\\p{L}\\p{N}]", "")
                .toLowerCase(Locale.ROOT);
        return bare.length() < LEAST_CHARACTERS
                || WORDS.contains(bare)
                || bare.chars().distinct().count() == 1
                || "0123456789".startsWith(bare)
                || "123456789".startsWith(bare);
    }
}
