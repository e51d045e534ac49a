package org.tidewaiter.node.delivery;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.tidewaiter.exchange.log.GrowingTree;
import org.tidewaiter.exchange.version.Digest;

/** Alters a node's log behind its back, as somebody with the database in hand could: well, so that nothing looks amiss. */
public final class ForgedLedger {

    private final DSLContext sql;

    public ForgedLedger(DSLContext sql) {
        this.sql = sql;
    }

    /** The hashes of its entries. */
    List<Digest> leaves() {
        return new ArrayList<>(sql.resultQuery(
                        "select hash from ledger.hash where place % 2 = 0 and epoch = (select epoch from ledger.head) order by place")
                .fetch(row -> Digest.of(Objects.requireNonNull(row.get("hash", byte[].class)))));
    }

    long size() {
        return Objects.requireNonNull(
                sql.resultQuery("select size from ledger.head").fetchSingle(0, Long.class));
    }

    /** Takes away the last entries, with every trace of them. */
    void cut(int entries) {
        List<Digest> leaves = leaves();
        rebuild(leaves.subList(0, leaves.size() - entries));
    }

    /** Puts another entry in the place of one, and computes all hashes anew. */
    public void replace(int index) {
        List<Digest> leaves = leaves();
        leaves.set(index, Digest.sha256(new byte[] {(byte) index}));
        rebuild(leaves);
    }

    void rebuild(List<Digest> leaves) {
        GrowingTree tree = new GrowingTree();
        leaves.forEach(tree::append);
        sql.execute("delete from ledger.hash");
        sql.execute("delete from ledger.entry where entry_index >= ?", tree.size());
        tree.completed()
                .forEach((subtree, hash) -> sql.execute(
                        "insert into ledger.hash (epoch, place, hash) select epoch, ?, decode(?, 'hex') from ledger.head",
                        subtree.place(),
                        HexFormat.of().formatHex(hash.bytes())));
        ByteArrayOutputStream peaks = new ByteArrayOutputStream();
        tree.peaks().forEach(peak -> peaks.writeBytes(peak.bytes()));
        sql.execute("update ledger.head set size = ?, peaks = ?", tree.size(), peaks.toByteArray());
    }
}
