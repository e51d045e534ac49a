package org.tidewaiter.report.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.LineText;
import org.tidewaiter.report.NominalPart;
import org.tidewaiter.report.Offenders;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.disclosure.FieldDecision.Decision;
import org.tidewaiter.report.shape.Field;
import org.tidewaiter.report.shape.RecordShape;
import org.tidewaiter.report.shape.RecordWriter;

/** Says of every recorded field whether it leaves, and if not, why. */
final class Explanation {

    private static final Map<String, Placement> RECORDS = Map.of(
            "place", new Placement("place", PartName.PLACE),
            "goods", new Placement("goods", PartName.GOODS),
            "route", new Placement("route", PartName.LEG),
            "transport", new Placement("transport", PartName.TRANSPORT),
            "consignment", new Placement("consignment", PartName.CONSIGNMENT),
            "concealment", new Placement("concealment", PartName.CONCEALMENT),
            "offenders", new Placement("offenders", PartName.OFFENDERS),
            "companies", new Placement("companies", PartName.COMPANIES),
            "grading", new Placement("grading", PartName.GRADING),
            "pictures", new Placement("pictures", PartName.PICTURE));

    private final CompiledProfile profile;
    private final SeizureReport report;
    private final TextRelease text;
    private final Scope scope;
    private final List<FieldDecision> decisions = new ArrayList<>();

    Explanation(CompiledProfile profile, SeizureReport report, TextRelease text, Set<String> categories) {
        this.profile = profile;
        this.report = report;
        this.text = text;
        this.scope = new Scope(categories);
    }

    List<FieldDecision> of(NominalPart nominal) {
        for (Field field : RecordShape.of(SeizureReport.class).fields()) {
            Object value = field.in(report);
            if (value == null || !Field.recorded(value)) {
                continue;
            }
            Placement placement = RECORDS.get(field.name());
            if (field.name().equals("summary")) {
                decide("summary", "text", value, ofText("summary", scope.coversAll(report)));
            } else if (placement == null) {
                walk(field.name(), "event", value, name -> ofField(PartName.EVENT, name));
            } else {
                walk(field.name(), placement.section(), value, judge(placement, field.name()));
            }
        }
        walk("nominal", "nominal", nominal, path -> Decision.PERSONAL);
        return List.copyOf(decisions);
    }

    private Judge judge(Placement placement, String root) {
        return path -> {
            String name =
                    path.substring(Math.min(path.length(), root.length() + 1)).replaceFirst("^[0-9]+]\\.?", "");
            return switch (placement.part()) {
                case GOODS -> ofGoods(report.goods().get(indexIn(path)), name);
                case CONSIGNMENT -> ofConsignment(name);
                case TRANSPORT -> ofTransport(name);
                case OFFENDERS -> ofOffenders(name);
                case PICTURE -> scope.coversAll(report) ? ofField(PartName.PICTURE, name) : Decision.OTHER_CATEGORY;
                default -> ofField(placement.part(), name);
            };
        };
    }

    private static int indexIn(String path) {
        return Integer.parseInt(path.substring(path.indexOf('[') + 1, path.indexOf(']')));
    }

    private Decision ofGoods(GoodsLine line, String name) {
        if (!scope.covers(line)) {
            return Decision.OTHER_CATEGORY;
        }
        return LineText.at(name)
                .map(text -> ofText(text.released(), true))
                .orElseGet(() -> ofField(PartName.GOODS, name));
    }

    private Decision ofConsignment(String name) {
        return name.equals("declaredDescription")
                ? ofText("declaredDescription", scope.coversAll(report))
                : ofField(PartName.CONSIGNMENT, name);
    }

    private Decision ofTransport(String name) {
        return name.startsWith("identity.")
                ? ofField(PartName.TRANSPORT_IDENTITY, name.substring("identity.".length()))
                : ofField(PartName.TRANSPORT, name);
    }

    private Decision ofOffenders(String name) {
        if (name.equals("count")) {
            return ofField(PartName.OFFENDERS, name);
        }
        if (name.endsWith("].nationality")) {
            return ofField(PartName.OFFENDERS, "nationalities");
        }
        Decision listed = ofField(PartName.OFFENDER_PROFILES, name.substring(name.indexOf("].") + 2));
        Offenders offenders = report.offenders();
        boolean few = offenders == null || !profile.describes(OffenderCounts.size(offenders));
        return listed == Decision.LEAVES && few ? Decision.FEWER_THAN_THREE : listed;
    }

    private Decision ofText(String field, boolean coversAll) {
        if (!scope.touches(report) || !coversAll) {
            return Decision.OTHER_CATEGORY;
        }
        if (!profile.lists(PartName.TEXT, field)) {
            return Decision.OUTSIDE_PROFILE;
        }
        return text == TextRelease.RELEASED_BY_A_PERSON ? Decision.LEAVES : Decision.TEXT_HELD;
    }

    private Decision ofField(PartName part, String name) {
        if (!scope.touches(report)) {
            return Decision.OTHER_CATEGORY;
        }
        return profile.lists(part, name) ? Decision.LEAVES : Decision.OUTSIDE_PROFILE;
    }

    private void walk(String path, String section, Object value, Judge judge) {
        switch (value) {
            case Record within -> {
                for (Field field : RecordShape.of(within.getClass()).fields()) {
                    Object each = field.in(within);
                    if (each != null && Field.recorded(each)) {
                        walk(path + "." + field.name(), section, each, judge);
                    }
                }
            }
            case List<?> many
            when many.getFirst() instanceof Record -> {
                for (int i = 0; i < many.size(); i++) {
                    walk(path + "[" + i + "]", section, many.get(i), judge);
                }
            }
            default -> decide(path, section, value, judge.of(path));
        }
    }

    private void decide(String path, String section, Object value, Decision decision) {
        decisions.add(new FieldDecision(path, section, RecordWriter.node(value), decision));
    }

    private record Placement(String section, PartName part) {}

    @FunctionalInterface
    private interface Judge {
        Decision of(String path);
    }
}
