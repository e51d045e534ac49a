package org.tidewaiter.node.vocabulary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.vocabulary.page.RatesPage;
import org.tidewaiter.node.vocabulary.page.TaxaPage;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Choice;
import org.tidewaiter.node.web.component.Definition;
import org.tidewaiter.node.web.component.Field;
import org.tidewaiter.report.EventDate;
import org.tidewaiter.report.Money;
import org.tidewaiter.report.registers.Equivalent;
import org.tidewaiter.report.registers.ExchangeRate;
import org.tidewaiter.report.registers.ExchangeRates;
import org.tidewaiter.report.registers.RegisterSource;
import org.tidewaiter.report.registers.ShippedRegisters;
import org.tidewaiter.report.registers.Taxon;

/** Makes the pages of exchange rates and taxa. */
@Component
class ReferencePages {

    private static final List<String> IN = List.of("EUR", "USD");

    private final ReferenceFiles files;
    private final RegisterNames names;

    ReferencePages(ReferenceFiles files, RegisterNames names) {
        this.files = files;
        this.names = names;
    }

    /** @param asked what an amount was worth is asked, as typed */
    RatesPage rates(Page page, boolean mayLoad, RatesQuestion asked, List<Fault> faults) {
        ExchangeRates rates = files.rates();
        List<Choice> currencies = rates.currencies().stream()
                .map(code -> new Choice(code, code + " · " + names.of(page, "currency", code)))
                .toList();
        return new RatesPage(
                Tabs.RATES.of(page),
                loaded(page, rates),
                mayLoad ? form(page) : null,
                RegisterWords.placed(page, faults),
                Field.of("amount", page.text("vocabulary.rates.amount"))
                        .withValue(asked.amount())
                        .withFault(asked.amountFault(page)),
                Field.of("currency", page.text("vocabulary.rates.currency")).withValue(asked.currency()),
                currencies,
                Field.of("on", page.text("vocabulary.rates.on"))
                        .withValue(asked.on())
                        .withFault(asked.dayFault(page)),
                asked.money()
                        .flatMap(money -> asked.day().map(day -> answers(page, money, EventDate.on(day))))
                        .orElse(List.of()));
    }

    private List<Definition> loaded(Page page, ExchangeRates rates) {
        Optional<ReferenceFile> file = files.inForce(ReferenceKind.RATES);
        if (file.isEmpty()) {
            return List.of();
        }
        List<Definition> all = new ArrayList<>(about(page, file.get()));
        all.add(new Definition(
                page.text("vocabulary.rates.days"),
                page.text(
                        "vocabulary.valid.between",
                        rates.firstDate().map(page.wording()::date).orElse(""),
                        rates.lastDate().map(page.wording()::date).orElse(""))));
        all.add(new Definition(page.text("vocabulary.rates.currencies"), String.join(" ", rates.currencies())));
        return all;
    }

    private static List<Definition> about(Page page, ReferenceFile file) {
        return List.of(
                new Definition(page.text("vocabulary.source"), file.source()),
                new Definition(
                        page.text("vocabulary.loaded"),
                        page.text("vocabulary.loaded.by", page.wording().time(file.loadedAt()), file.loadedBy())),
                new Definition(page.text("vocabulary.rows"), page.wording().number(file.rows())),
                new Definition("SHA-256", file.digest()));
    }

    private List<String> answers(Page page, Money money, EventDate on) {
        return IN.stream()
                .filter(currency -> !currency.equals(money.currency()))
                .map(currency -> answer(page, files.equivalent(money, currency, on)))
                .toList();
    }

    private String answer(Page page, Equivalent equivalent) {
        return switch (equivalent) {
            case Equivalent.Converted(BigDecimal amount, String in, ExchangeRate from, ExchangeRate to) -> {
                ExchangeRate named = from.currency().equals("EUR") ? to : from;
                String words = page.text(
                        "vocabulary.rates.worth",
                        page.wording().number(amount),
                        in,
                        page.wording().number(named.perEuro()),
                        named.currency(),
                        page.wording().date(named.date()),
                        files.ratesSource().orElse(""));
                boolean crossed =
                        !from.currency().equals("EUR") && !to.currency().equals("EUR");
                yield crossed
                        ? words
                                + " "
                                + page.text(
                                        "vocabulary.rates.crossed",
                                        page.wording().number(to.perEuro()),
                                        to.currency(),
                                        page.wording().date(to.date()))
                        : words;
            }
            case Equivalent.NoRate(String currency) ->
                page.text("vocabulary.rates.none-for", currency, Equivalent.OLDEST_RATE);
            case Equivalent.NoDay() -> page.text("vocabulary.rates.no-day");
        };
    }

    TaxaPage taxa(Page page, boolean mayLoad, String asked, int from, List<Fault> faults) {
        List<Taxon> found = files.taxa().search(asked, page.language().locale());
        List<Taxon> shown = found.stream().skip(from).limit(Addresses.LINES).toList();
        Optional<ReferenceFile> file = files.inForce(ReferenceKind.TAXA);
        return new TaxaPage(
                Tabs.TAXA.of(page),
                asked,
                file.isEmpty(),
                file.map(known -> about(page, known)).orElseGet(() -> shipped(page)),
                mayLoad ? form(page) : null,
                RegisterWords.placed(page, faults),
                shown.stream().map(taxon -> line(page, taxon)).toList(),
                Addresses.pager(page, Tabs.TAXA.path(), Map.of("q", asked), from, shown.size(), found.size()));
    }

    private static List<Definition> shipped(Page page) {
        RegisterSource source = ShippedRegisters.sources().stream()
                .filter(each -> each.name().equals("taxa"))
                .findFirst()
                .orElseThrow();
        return List.of(
                new Definition(page.text("vocabulary.source"), source.source()),
                new Definition(page.text("vocabulary.edition"), source.edition()),
                new Definition(page.text("vocabulary.verified"), source.verified()));
    }

    private TaxaPage.Line line(Page page, Taxon taxon) {
        String common = taxon.labels().in(page.language().locale());
        return new TaxaPage.Line(
                taxon.name(),
                page.text("vocabulary.rank." + taxon.rank().name()),
                common,
                String.join(", ", taxon.also()),
                String.join(", ", taxon.appendices()),
                taxon.subcategories().stream()
                        .map(code -> names.of(page, "subcategory", code))
                        .collect(Collectors.joining(", ")));
    }

    private static RatesPage.FileForm form(Page page) {
        return new RatesPage.FileForm(
                Field.of("file", page.text("vocabulary.load.file"))
                        .withHint(page.text("vocabulary.load.file.hint", ReferenceFiles.LARGEST >> 20)),
                Field.of("source", page.text("vocabulary.load.source"))
                        .withHint(page.text("vocabulary.load.source.hint"))
                        .mandatory());
    }
}
