package org.tidewaiter.node.vocabulary;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.settings.MemberSettings;
import org.tidewaiter.node.settings.NodeSettings;
import org.tidewaiter.node.vocabulary.page.OfficePage;
import org.tidewaiter.node.vocabulary.page.OfficesPage;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Choice;
import org.tidewaiter.node.web.component.Definition;
import org.tidewaiter.node.web.component.Field;
import org.tidewaiter.report.vocabulary.Code;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Makes the pages of offices and border posts. */
@Component
class OfficePages {

    private final Vocabulary vocabulary;
    private final RegisterNames names;
    private final CodeDetails details;
    private final NodeSettings settings;

    OfficePages(Vocabulary vocabulary, RegisterNames names, CodeDetails details, NodeSettings settings) {
        this.vocabulary = vocabulary;
        this.names = names;
        this.details = details;
        this.settings = settings;
    }

    OfficesPage list(
            Page page,
            Offices.Asked asked,
            boolean mayKeep,
            List<Office> shown,
            int from,
            int all,
            List<Fault> faults) {
        return new OfficesPage(
                Tabs.OFFICES.of(page),
                asked.words(),
                asked.ended(),
                mayKeep,
                Field.of("file", page.text("vocabulary.offices.file"))
                        .withHint(page.text("vocabulary.offices.file.hint", OfficeFile.LARGEST >> 20)),
                RegisterWords.placed(page, faults),
                shown.stream().map(office -> line(page, office)).toList(),
                Addresses.pager(
                        page,
                        Tabs.OFFICES.path(),
                        Map.of("q", asked.words(), "ended", asked.ended() ? "true" : ""),
                        from,
                        shown.size(),
                        all));
    }

    private OfficesPage.Line line(Page page, Office office) {
        return new OfficesPage.Line(
                Addresses.place(Office.REGISTER, office.code()),
                office.code(),
                names.name(page, office.place()),
                names.of(page, "location-type", office.details().kind()),
                names.of(page, "country", office.details().country()),
                where(page, office.details()),
                state(page, office.details()));
    }

    /** The UN/LOCODE, or the coordinates. */
    private static String where(Page page, Office.Details known) {
        return Stream.of(known.locode(), point(page, known))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }

    private static @Nullable String point(Page page, Office.Details known) {
        return known.latitude() == null || known.longitude() == null
                ? null
                : page.text(
                        "vocabulary.places.point",
                        page.wording().number(known.latitude()),
                        page.wording().number(known.longitude()));
    }

    private String state(Page page, Office.Details known) {
        LocalDate today = details.today();
        boolean inForce = (known.validFrom() == null || !known.validFrom().isAfter(today)) && known.validTo() == null;
        return inForce ? "" : details.limits(page, known.validFrom(), known.validTo());
    }

    OfficePage fresh(AccessScope scope, Page page, @Nullable OfficeInput input, List<Fault> faults) {
        String country = settings.reporting(scope.member())
                .map(MemberSettings::countryOf)
                .orElse("");
        OfficeInput typed = input == null ? OfficeInput.empty(country) : input;
        return new OfficePage(
                List.of(Tabs.OFFICES.crumb(page)),
                null,
                page.text("vocabulary.offices.new"),
                "",
                false,
                null,
                form(page, typed, faults, false),
                faults,
                List.of(),
                List.of());
    }

    /** @param input what was typed and refused, null to show it as it stands */
    OfficePage known(
            Page page,
            Office office,
            boolean mayKeep,
            @Nullable OfficeInput input,
            List<Fault> faults,
            List<Office> revisions) {
        OfficeInput shown = input == null ? OfficeInput.of(office) : input;
        return new OfficePage(
                List.of(Tabs.OFFICES.crumb(page)),
                office.code(),
                names.name(page, office.place()),
                state(page, office.details()),
                office.details().validTo() != null,
                page.text("vocabulary.office.changed", page.wording().date(office.changedAt()), office.changedBy()),
                mayKeep ? form(page, shown, faults, true) : null,
                faults,
                definitions(page, office),
                revisions.stream().map(each -> revision(page, each)).toList());
    }

    private List<Definition> definitions(Page page, Office office) {
        Office.Details known = office.details();
        return List.of(
                new Definition(page.text("vocabulary.office.code"), office.code()),
                new Definition(page.text("vocabulary.office.kind"), names.of(page, "location-type", known.kind())),
                new Definition(page.text("vocabulary.office.name-en"), known.nameEn()),
                new Definition(page.text("vocabulary.office.name-fr"), known.nameFr()),
                new Definition(page.text("vocabulary.office.name-local"), known.nameLocal()),
                new Definition(page.text("vocabulary.places.country"), names.of(page, "country", known.country())),
                new Definition("UN/LOCODE", known.locode()),
                new Definition(page.text("vocabulary.places.coordinates"), point(page, known)));
    }

    private OfficePage.Revision revision(Page page, Office office) {
        String what = Stream.of(
                        office.details().nameEn(),
                        names.of(page, "location-type", office.details().kind()),
                        where(page, office.details()),
                        details.limits(
                                page,
                                office.details().validFrom(),
                                office.details().validTo()))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(" · "));
        return new OfficePage.Revision(
                office.revision(), page.wording().time(office.changedAt()), office.changedBy(), what);
    }

    private OfficePage.Form form(Page page, OfficeInput input, List<Fault> faults, boolean codeFixed) {
        String country = OfficeInput.text(input.country());
        return new OfficePage.Form(
                field(page, faults, "code", "code", input.code())
                        .mandatory()
                        .withHint(page.text("vocabulary.office.code.hint")),
                codeFixed,
                field(page, faults, "kind", "kind", input.kind()).mandatory(),
                kinds(page),
                field(page, faults, "nameEn", "name-en", input.nameEn()).mandatory(),
                field(page, faults, "nameFr", "name-fr", input.nameFr()),
                field(page, faults, "nameLocal", "name-local", input.nameLocal()),
                field(page, faults, "country", "country", country).mandatory(),
                country.isEmpty() ? null : names.of(page, "country", country),
                field(page, faults, "locode", "locode", input.locode()),
                field(page, faults, "latitude", "latitude", input.latitude())
                        .withHint(page.text("vocabulary.office.coordinates.hint")),
                field(page, faults, "longitude", "longitude", input.longitude()),
                field(page, faults, "validFrom", "valid-from", input.validFrom()),
                field(page, faults, "validTo", "valid-to", input.validTo()),
                input.revision());
    }

    private static Field field(Page page, List<Fault> faults, String path, String key, @Nullable String value) {
        return Field.of(path, page.text("vocabulary.office." + key))
                .withValue(value)
                .withFault(Fault.at(faults, path).orElse(null));
    }

    private List<Choice> kinds(Page page) {
        return vocabulary.list("location-type").codes().stream()
                .map(Code::code)
                .map(code -> new Choice(code, names.of(page, "location-type", code)))
                .toList();
    }
}
