package org.tidewaiter.node.vocabulary;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.audit.AuditTrail;
import org.tidewaiter.node.vocabulary.OfficeCheck.Judgement;
import org.tidewaiter.node.vocabulary.OfficeCheck.Wrong;

/** The register of this node's offices and border posts: added, corrected, ended, never deleted; every change audited. */
@Service
class Offices {

    /** Most offices of one node. */
    static final int MOST = 20_000;

    private final OfficeStore store;
    private final OfficeCheck check;
    private final AuditTrail audit;
    private final Clock clock;

    Offices(OfficeStore store, OfficeCheck check, AuditTrail audit, Clock clock) {
        this.store = store;
        this.check = check;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of a change. */
    sealed interface Outcome {
        record Kept(Office office) implements Outcome {}

        /** It was so already. */
        record Unchanged(Office office) implements Outcome {}

        record Refused(List<Wrong> wrong) implements Outcome {}

        /** Somebody else has changed it since. */
        record Conflict(Office office) implements Outcome {}

        record NoSuchOffice() implements Outcome {}
    }

    /**
     * One page of them.
     *
     * @param ended whether those that have ended are among them
     */
    record Asked(String words, boolean ended) {}

    @Transactional(readOnly = true)
    List<Office> page(AccessScope scope, Asked asked, int from, int most) {
        return store.page(scope.countries(), asked.words(), today(), asked.ended(), from, most);
    }

    @Transactional(readOnly = true)
    int count(AccessScope scope, Asked asked) {
        return store.count(scope.countries(), asked.words(), today(), asked.ended());
    }

    @Transactional(readOnly = true)
    Optional<Office> find(AccessScope scope, String code) {
        return store.find(code)
                .filter(office -> scope.seesCountry(office.details().country()));
    }

    /** Every state that it has had, the newest first. */
    @Transactional(readOnly = true)
    List<Office> revisions(AccessScope scope, String code) {
        return find(scope, code).map(office -> store.revisions(code)).orElse(List.of());
    }

    @Transactional
    Outcome add(AccessScope scope, OfficeInput input) {
        scope.require(Permission.KEEP_REGISTERS);
        store.lock();
        return switch (judge(scope, input)) {
            case Judgement.Bad(List<Wrong> wrong) -> new Outcome.Refused(wrong);
            case Judgement.Good(String code, Office.Details details) -> add(scope, code, details);
        };
    }

    private Outcome add(AccessScope scope, String code, Office.Details details) {
        if (store.find(code).isPresent()) {
            return new Outcome.Refused(List.of(new Wrong("code", "office-code-taken")));
        }
        if (store.count() >= MOST) {
            return new Outcome.Refused(List.of(new Wrong("", "office-too-many")));
        }
        Office office = new Office(code, details, 1, clock.instant(), scope.accountName());
        store.insert(office);
        return kept(scope, office, "office.added");
    }

    /** The code stays; everything else may be corrected, as long as nobody else has done so meanwhile. */
    @Transactional
    Outcome correct(AccessScope scope, String code, OfficeInput input) {
        scope.require(Permission.KEEP_REGISTERS);
        store.lock();
        Optional<Office> known = find(scope, code);
        if (known.isEmpty()) {
            return new Outcome.NoSuchOffice();
        }
        if (!Integer.toString(known.get().revision()).equals(OfficeInput.text(input.revision()))) {
            return new Outcome.Conflict(known.get());
        }
        return switch (judge(scope, input)) {
            case Judgement.Bad(List<Wrong> wrong) -> new Outcome.Refused(wrong);
            case Judgement.Good(String same, Office.Details details) ->
                same.equals(code)
                        ? change(scope, known.get(), details, "office.corrected")
                        : new Outcome.Refused(List.of(new Wrong("code", "office-code-fixed")));
        };
    }

    /** From the day after on no report may name it; what named it before stays as it is. */
    @Transactional
    Outcome end(AccessScope scope, String code, @Nullable LocalDate lastDay) {
        LocalDate day = lastDay == null ? today() : lastDay;
        return changeEnd(scope, code, day, "office.ended");
    }

    /** Undoes an end. */
    @Transactional
    Outcome reinstate(AccessScope scope, String code) {
        return changeEnd(scope, code, null, "office.reinstated");
    }

    private Outcome changeEnd(AccessScope scope, String code, @Nullable LocalDate day, String action) {
        scope.require(Permission.KEEP_REGISTERS);
        store.lock();
        Optional<Office> known = find(scope, code);
        if (known.isEmpty()) {
            return new Outcome.NoSuchOffice();
        }
        LocalDate from = known.get().details().validFrom();
        if (day != null && from != null && day.isBefore(from)) {
            return new Outcome.Refused(List.of(new Wrong("validTo", "office-ends-before")));
        }
        return change(scope, known.get(), known.get().details().endingOn(day), action);
    }

    /** All of a file or, if anything is wrong with any of them, nothing. */
    @Transactional
    FileOutcome load(AccessScope scope, List<OfficeInput> inputs) {
        scope.require(Permission.KEEP_REGISTERS);
        store.lock();
        List<Judgement> judged =
                inputs.stream().map(input -> judge(scope, input)).toList();
        List<FileOutcome.Row> bad = bad(judged);
        if (!bad.isEmpty()) {
            return new FileOutcome.Refused(bad);
        }
        int added = 0;
        int corrected = 0;
        for (Judgement each : judged) {
            if (each instanceof Judgement.Good(String code, Office.Details details)) {
                Optional<Office> known = store.find(code);
                Outcome outcome = known.isEmpty()
                        ? add(scope, code, details)
                        : change(scope, known.get(), details, "office.corrected");
                added += known.isEmpty() ? 1 : 0;
                corrected += known.isPresent() && outcome instanceof Outcome.Kept ? 1 : 0;
            }
        }
        return new FileOutcome.Loaded(added, corrected, inputs.size() - added - corrected);
    }

    /** What became of a file. */
    sealed interface FileOutcome {
        record Loaded(int added, int corrected, int unchanged) implements FileOutcome {}

        record Refused(List<Row> rows) implements FileOutcome {}

        /** @param index of the office in the file, from 0 */
        record Row(int index, List<Wrong> wrong) {}
    }

    private List<FileOutcome.Row> bad(List<Judgement> judged) {
        List<FileOutcome.Row> bad = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        int fresh = 0;
        for (int i = 0; i < judged.size(); i++) {
            switch (judged.get(i)) {
                case Judgement.Bad(List<Wrong> wrong) -> bad.add(new FileOutcome.Row(i, wrong));
                case Judgement.Good(String code, Office.Details details) -> {
                    if (!codes.add(code)) {
                        bad.add(new FileOutcome.Row(i, List.of(new Wrong("code", "office-twice"))));
                    }
                    fresh += store.find(code).isEmpty() ? 1 : 0;
                }
            }
        }
        if (bad.isEmpty() && store.count() + fresh > MOST) {
            bad.add(new FileOutcome.Row(0, List.of(new Wrong("", "office-too-many"))));
        }
        return bad;
    }

    /** An account that keeps some countries keeps their offices alone. */
    private Judgement judge(AccessScope scope, OfficeInput input) {
        Judgement judgement = check.judge(input);
        boolean foreign = judgement instanceof Judgement.Good(String code, Office.Details details)
                && (!scope.seesCountry(details.country())
                        || store.find(code)
                                .filter(known ->
                                        !scope.seesCountry(known.details().country()))
                                .isPresent());
        return foreign ? new Judgement.Bad(List.of(new Wrong("country", "office-country-not-yours"))) : judgement;
    }

    private Outcome change(AccessScope scope, Office known, Office.Details details, String action) {
        if (known.details().equals(details)) {
            return new Outcome.Unchanged(known);
        }
        Office office = new Office(known.code(), details, known.revision() + 1, clock.instant(), scope.accountName());
        store.update(office);
        return kept(scope, office, action);
    }

    private Outcome kept(AccessScope scope, Office office, String action) {
        audit.record(scope, action, office.code(), Map.of("version", Integer.toString(office.revision())));
        return new Outcome.Kept(office);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
