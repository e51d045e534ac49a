package org.tidewaiter.node.vocabulary;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An office as a form, a program or a row of a file hands it in, before anybody has looked at it.
 *
 * @param revision that was seen when it was changed; null for a new one
 */
record OfficeInput(
        @Nullable String code,
        @Nullable String kind,
        @Nullable String nameEn,
        @Nullable String nameFr,
        @Nullable String nameLocal,
        @Nullable String country,
        @Nullable String locode,
        @Nullable String latitude,
        @Nullable String longitude,
        @Nullable String validFrom,
        @Nullable String validTo,
        @Nullable String revision) {

    static OfficeInput empty(String country) {
        return new OfficeInput(null, null, null, null, null, country, null, null, null, null, null, null);
    }

    static OfficeInput of(Office office) {
        Office.Details details = office.details();
        return new OfficeInput(
                office.code(),
                details.kind(),
                details.nameEn(),
                details.nameFr(),
                details.nameLocal(),
                details.country(),
                details.locode(),
                plain(details.latitude()),
                plain(details.longitude()),
                Objects.toString(details.validFrom(), null),
                Objects.toString(details.validTo(), null),
                Integer.toString(office.revision()));
    }

    private static @Nullable String plain(@Nullable BigDecimal degrees) {
        return degrees == null ? null : degrees.toPlainString();
    }

    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
