package org.tidewaiter.node.web.page;

import java.time.Instant;
import java.util.List;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.component.Choice;
import org.tidewaiter.node.web.component.Compared;
import org.tidewaiter.node.web.component.Crumb;
import org.tidewaiter.node.web.component.Definition;
import org.tidewaiter.node.web.component.Field;
import org.tidewaiter.node.web.component.FilterChip;
import org.tidewaiter.node.web.component.ProgressBar;
import org.tidewaiter.node.web.component.Step;
import org.tidewaiter.node.web.component.Step.Progress;
import org.tidewaiter.node.web.component.Tab;

/** Samples of everything that the components take. The cases are invented. */
public record DesignPage(Instant now) {

    private static final List<Choice> COUNTRIES = List.of(
            new Choice("BE", "Belgium"),
            new Choice("EE", "Estonia"),
            new Choice("FI", "Finland"),
            new Choice("LV", "Latvia"),
            new Choice("LT", "Lithuania"),
            new Choice("PL", "Poland"));

    public List<Crumb> crumbs() {
        return List.of(new Crumb("Cases", "/design"), new Crumb("EE-2026-00417", "/design"));
    }

    public List<Step> confirmed() {
        return List.of(
                new Step("Recorded", "3 May, 02:10", Progress.DONE),
                new Step("Verified", "by the coordinator, 02:31", Progress.DONE),
                new Step("Released", "02:31", Progress.DONE),
                new Step("At the hub", "in 1.8 s", Progress.DONE),
                new Step("Confirmed", "by 3 of 3", Progress.CONFIRMED));
    }

    public List<Step> underWay() {
        return List.of(
                new Step("Recorded", "3 May, 02:10", Progress.DONE),
                new Step("Verified", "waits for the coordinator", Progress.CURRENT),
                new Step("Released", null, Progress.AHEAD),
                new Step("At the hub", null, Progress.AHEAD));
    }

    public List<Step> refused() {
        return List.of(
                new Step("Recorded", "3 May, 02:10", Progress.DONE),
                new Step("Released", "02:31", Progress.DONE),
                new Step("Refused by the hub", "unit not in the agreement", Progress.FAILED));
    }

    public List<Choice> choices() {
        return COUNTRIES;
    }

    public List<Choice> units() {
        return List.of(new Choice("carton", "cartons"), new Choice("pack", "packs"), new Choice("stick", "sticks"));
    }

    public List<Choice> forms() {
        return List.of(
                new Choice("SIMPLIFIED", "Simplified", "What statistics need; about a minute"),
                new Choice("STANDARD", "Standard", "Route, concealment and detection too"));
    }

    public List<Choice> detection() {
        return List.of(new Choice("XRAY", "X-ray"), new Choice("DOG", "Dog"), new Choice("SEARCH", "Search by hand"));
    }

    public Field brand() {
        return Field.of("brand", "Brand").withHint("As printed on the pack").withValue("Northern Star");
    }

    public Field faultyDate() {
        return Field.of("eventDate", "Date of the seizure")
                .mandatory()
                .withFault("The date lies in the future. Enter the day of the seizure.")
                .withValue("2027-05-03");
    }

    public Field country() {
        return Field.of("discoveryCountry", "Country of discovery").mandatory().withValue("EE");
    }

    public Field faultyCategory() {
        return Field.of("category", "Category of goods")
                .mandatory()
                .withHint("Type a word or a code, in English or French")
                .withFault("Choose one entry from the list.");
    }

    public List<Fault> faults() {
        return List.of(
                new Fault("eventDate", "date-in-future", "The date of the seizure lies in the future."),
                new Fault("category", "not-on-list", "The category of goods is not on the list."),
                new Fault("", "no-goods", "A seizure needs at least one goods line."));
    }

    public List<Definition> definitions() {
        return List.of(
                new Definition("Place", "Narva-1, land border crossing"),
                new Definition("How found", "X-ray, after a risk profile"),
                new Definition("Hidden in", "double floor of the trailer"),
                new Definition("Linked operation", null));
    }

    public List<Compared> compared() {
        return List.of(
                Compared.leaves("Goods", "Cigarettes, 40 cartons (8,000 sticks)"),
                Compared.leaves("Means of transport", "Lorry, registered in LV"),
                Compared.stays("Vehicle plate", "KL-4471", "personal"),
                Compared.stays("Driver", "J. Example, born 1984", "personal"),
                Compared.altered("Place", "59.3772 N, 28.2004 E", "59.4 N, 28.2 E"),
                Compared.stays("Cocaine, 1.2 kg", "second goods line", "outside agreement"),
                Compared.stays("Photographs", "3 pictures", "held until 6 May"));
    }

    public List<FilterChip> filters() {
        return List.of(
                new FilterChip("tobacco or alcohol", "/design", "/design"),
                new FilterChip("by road", "/design", "/design"),
                new FilterChip("from Jan 2026", "/design", "/design"),
                new FilterChip("all countries", "/design", null));
    }

    public List<Tab> tabs() {
        return List.of(
                new Tab("Report", "/design", true, null),
                new Tab("Versions", "/design", false, "3"),
                new Tab("Proofs", "/design", false, null));
    }

    public ProgressBar known() {
        return new ProgressBar("weapons-2023.csv", 48_210, 120_000, "2,140 rows a second, 34 s left");
    }

    public ProgressBar unknown() {
        return new ProgressBar("Reading the file", 1_204, 0, null);
    }
}
