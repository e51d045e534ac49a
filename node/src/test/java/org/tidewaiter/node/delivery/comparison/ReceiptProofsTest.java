package org.tidewaiter.node.delivery.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.exchange.dispatch.ItemReference;
import org.tidewaiter.exchange.version.Digest;

class ReceiptProofsTest {

    private static final int RECEIPTS = 400;
    private static final int ITEMS = 25;

    @TempDir
    private Path folder;

    private final Map<UUID, Collection<ItemReference>> kept = new HashMap<>();
    private final List<UUID> read = new ArrayList<>();

    private Collection<ItemReference> items(UUID receipt) {
        read.add(receipt);
        return kept.getOrDefault(receipt, List.of());
    }

    private static ItemReference item(int number, String part) {
        return new ItemReference(digest("version " + number), digest(part + number));
    }

    private static Digest digest(String text) {
        return Digest.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private record Question(UUID receipt, ItemReference item) {}

    @Test
    void everyReceiptIsReadOnceHoweverItsItemsAreScattered() {
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < RECEIPTS; i++) {
            UUID receipt = new UUID(0, i);
            List<ItemReference> items = new ArrayList<>();
            for (int j = 0; j < ITEMS; j++) {
                items.add(item(i * ITEMS + j, "part "));
                questions.add(new Question(receipt, items.getLast()));
            }
            kept.put(receipt, items);
        }
        Collections.shuffle(questions, new Random(20_261_127));

        try (ReceiptProofs proofs = new ReceiptProofs(this::items, folder)) {
            assertThat(questions).allMatch(question -> proofs.isSigned(question.receipt(), question.item()));
            assertThat(read).hasSize(RECEIPTS).doesNotHaveDuplicates();
        }
    }

    @Test
    void anotherPartAnotherReceiptAndOneThatDoesNotVerifyProveNothing() {
        UUID receipt = new UUID(0, 1);
        UUID other = new UUID(0, 2);
        kept.put(receipt, List.of(item(1, "part "), item(2, "part ")));
        kept.put(other, List.of(item(3, "part ")));

        try (ReceiptProofs proofs = new ReceiptProofs(this::items, folder)) {
            assertThat(proofs.isSigned(receipt, item(1, "part "))).isTrue();
            assertThat(proofs.isSigned(receipt, item(1, "another part "))).isFalse();
            assertThat(proofs.isSigned(other, item(1, "part "))).isFalse();
            assertThat(proofs.isSigned(new UUID(0, 3), item(1, "part "))).isFalse();
        }
    }

    @Test
    void nothingIsLeftBehind() throws IOException {
        try (ReceiptProofs proofs = new ReceiptProofs(this::items, folder)) {
            proofs.isSigned(new UUID(0, 1), item(1, "part "));
        }

        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }
}
