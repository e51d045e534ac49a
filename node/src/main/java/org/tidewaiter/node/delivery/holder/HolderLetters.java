package org.tidewaiter.node.delivery.holder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.delivery.Holder;
import org.tidewaiter.node.delivery.IncomingLetters;
import org.tidewaiter.node.delivery.Letters;
import org.tidewaiter.node.delivery.ReportHolders.Copies;
import org.tidewaiter.node.delivery.holder.HolderRows.ToldCopies;

/**
 * Tells the node from which a report came who holds it beyond, signed, and takes the same from partners that this node gave it.
 * A relay tells on what it was told, so that the originator learns of every holder. Nobody is told of itself.
 */
@Component
class HolderLetters implements IncomingLetters {

    static final String KIND = "holders";

    private static final int MOST = 200;

    private final String own;
    private final HolderRows rows;
    private final HolderNews news;
    private final Letters letters;

    HolderLetters(NodeIdentity identity, HolderRows rows, HolderNews news, Letters letters) {
        this.own = identity.node();
        this.rows = rows;
        this.news = news;
        this.letters = letters;
    }

    /** Writes the next letters; how many reports they are about. */
    @Transactional
    public int tell() {
        int told = 0;
        for (Map.Entry<String, List<ReportIdentity>> one : news.take(MOST).entrySet()) {
            String partner = one.getKey();
            for (String body : ToldReports.write(about(one.getValue(), partner))) {
                letters.send(partner, KIND, body);
            }
            told += one.getValue().size();
        }
        return told;
    }

    private List<ToldReport> about(List<ReportIdentity> reports, String partner) {
        Map<ReportIdentity, List<Holder>> holders = rows.holders(reports);
        Map<ReportIdentity, List<ToldCopies>> copies = rows.copies(reports, own);
        List<ToldReport> about = new ArrayList<>();
        for (ReportIdentity report : reports) {
            about.add(new ToldReport(
                    report,
                    once(
                            holders.getOrDefault(report, List.of()).stream()
                                    .filter(holder -> !partner.equals(holder.toldBy())),
                            Holder::node,
                            partner),
                    once(
                            copies.getOrDefault(report, List.of()).stream()
                                    .filter(told -> !partner.equals(told.toldBy()))
                                    .map(ToldCopies::copies),
                            Copies::node,
                            partner)));
        }
        return about;
    }

    /** What is said of each node first, for what this node knows itself stands first; nothing of the partner. */
    private static <T> List<T> once(Stream<T> said, Function<T, String> node, String partner) {
        Map<String, T> byNode = new LinkedHashMap<>();
        said.forEach(one -> byNode.putIfAbsent(node.apply(one), one));
        byNode.remove(partner);
        return List.copyOf(byNode.values());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Taking take(ReceivedLetter letter) {
        List<ToldReport> told = ToldReports.read(letter.body()).orElse(null);
        if (told == null) {
            return new Taking.Refused("unreadable");
        }
        List<ReportIdentity> known = new ArrayList<>();
        for (ToldReport report : told) {
            // Who was never given a report has nothing to say of it.
            if (rows.wasSent(letter.sender(), report.identity())) {
                rows.keep(letter.sender(), withoutOwn(report), letter.receivedAt());
                known.add(report.identity());
            }
        }
        news.ofReports(known);
        return new Taking.Taken();
    }

    private ToldReport withoutOwn(ToldReport told) {
        List<Holder> holders = told.holders().stream()
                .filter(holder -> !holder.node().equals(own))
                .toList();
        List<Copies> copies = told.copies().stream()
                .filter(files -> !files.node().equals(own))
                .toList();
        return new ToldReport(told.identity(), holders, copies);
    }
}
