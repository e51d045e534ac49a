package org.tidewaiter.report.disclosure;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tidewaiter.report.CompanyProfile;
import org.tidewaiter.report.Concealment;
import org.tidewaiter.report.Consignment;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.Grading;
import org.tidewaiter.report.LineText;
import org.tidewaiter.report.Offenders;
import org.tidewaiter.report.Picture;
import org.tidewaiter.report.Place;
import org.tidewaiter.report.RouteLeg;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.Transport;
import org.tidewaiter.report.shape.RecordShape;

/** The parts of a report, and of which record the fields of each are taken. */
enum PartName {
    EVENT("event", new Fields.Of(SeizureReport.class)),
    PLACE("place", new Fields.Of(Place.class)),
    GOODS("goods", new Fields.Of(GoodsLine.class)),
    LEG("leg", new Fields.Of(RouteLeg.class)),
    TRANSPORT("transport", new Fields.Of(Transport.class)),
    TRANSPORT_IDENTITY("transport-identity", new Fields.Of(Transport.Identity.class)),
    CONSIGNMENT("consignment", new Fields.Of(Consignment.class)),
    CONCEALMENT("concealment", new Fields.Of(Concealment.class)),
    OFFENDERS("offenders", new Fields.Named(List.of("count", "nationalities"))),
    OFFENDER_PROFILES("offender-profiles", new Fields.Of(Offenders.Profile.class)),
    COMPANIES("companies", new Fields.Of(CompanyProfile.class)),
    GRADING("grading", new Fields.Of(Grading.class)),
    PICTURE("picture", new Fields.Of(Picture.class)),
    TEXT("text", new Fields.Named(texts())),
    PSEUDONYM("pseudonym", new Fields.Named(List.of("key", "value")));

    private static final Map<String, PartName> BY_LABEL = new HashMap<>();

    static {
        for (PartName part : values()) {
            BY_LABEL.put(part.label, part);
        }
    }

    private final String label;
    private final Fields fields;

    PartName(String label, Fields fields) {
        this.label = label;
        this.fields = fields;
    }

    String label() {
        return label;
    }

    Fields fields() {
        return fields;
    }

    /** Whether there are several of it, each named by an id or a number after a stroke. */
    boolean numbered() {
        return this == GOODS || this == LEG || this == PICTURE;
    }

    String label(String which) {
        return label + "/" + which;
    }

    /** The part that a name stands for, as {@code goods/k3v9x2ab} stands for goods. */
    static Optional<PartName> of(String name) {
        int stroke = name.indexOf('/');
        PartName part = BY_LABEL.get(stroke < 0 ? name : name.substring(0, stroke));
        return part != null && part.numbered() == (stroke >= 0) ? Optional.of(part) : Optional.empty();
    }

    private static List<String> texts() {
        return Stream.concat(
                        Stream.of("summary", "declaredDescription"),
                        Arrays.stream(LineText.values()).map(LineText::released))
                .toList();
    }

    /** What follows the stroke in the name of a numbered part. */
    static String which(String name) {
        return name.substring(name.indexOf('/') + 1);
    }

    /** The fields that a part can have. */
    sealed interface Fields {

        /** Those of a record. */
        record Of(RecordShape<?> shape) implements Fields {
            Of(Class<? extends Record> type) {
                this(RecordShape.of(type));
            }
        }

        /** Those that are put together for the part. */
        record Named(List<String> names) implements Fields {}
    }
}
