package org.tidewaiter.report.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tidewaiter.report.disclosure.DisclosedReport.Part;
import tools.jackson.databind.JsonNode;

/** Holds what was received against a profile. */
final class ExcessCheck {

    private final CompiledProfile profile;
    private final List<Excess> excess = new ArrayList<>();

    ExcessCheck(CompiledProfile profile) {
        this.profile = profile;
    }

    List<Excess> of(List<Part> received) {
        for (Part part : received) {
            Optional<PartName> name = PartName.of(part.name()).filter(profile::lists);
            if (name.isEmpty()) {
                excess.add(new Excess(part.name()));
            } else {
                check(name.get(), part);
            }
        }
        if (received.stream().anyMatch(part -> part.name().equals(PartName.OFFENDER_PROFILES.label()))
                && !profile.describes(stated(received))) {
            excess.add(new Excess(PartName.OFFENDER_PROFILES.label()));
        }
        return List.copyOf(excess);
    }

    /** Whether a part, looked at by itself, is or has something that the profile does not list. */
    boolean exceeds(Part part) {
        PartName.of(part.name())
                .filter(profile::lists)
                .ifPresentOrElse(name -> check(name, part), () -> excess.add(new Excess(part.name())));
        boolean exceeds = !excess.isEmpty();
        excess.clear();
        return exceeds;
    }

    private void check(PartName name, Part part) {
        Selection selection = profile.selection(name);
        if (selection == null) {
            part.value().forEachEntry((field, value) -> {
                if (!profile.lists(name, field)) {
                    excess.add(new Excess(part.name() + "." + field));
                }
            });
        } else if (part.value().isArray()) {
            for (int i = 0; i < part.value().size(); i++) {
                within(selection, part.value().get(i), part.name() + "[" + i + "]");
            }
        } else {
            within(selection, part.value(), part.name());
        }
    }

    private void within(Selection selection, JsonNode object, String path) {
        selection.excess(object, path, found -> excess.add(new Excess(found)));
    }

    /** The number of offenders as far as it came along; descriptions of themselves count for what they are. */
    static int stated(List<Part> received) {
        int count = 0;
        for (Part part : received) {
            if (part.name().equals(PartName.OFFENDERS.label())) {
                return part.value().path("count").intValue(0);
            }
            if (part.name().equals(PartName.OFFENDER_PROFILES.label())) {
                count = part.value().size();
            }
        }
        return count;
    }
}
