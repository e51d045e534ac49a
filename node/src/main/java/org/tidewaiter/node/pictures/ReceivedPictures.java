package org.tidewaiter.node.pictures;

import java.time.Clock;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.node.delivery.IncomingAttachments;
import org.tidewaiter.node.registry.NamedPictures;
import org.tidewaiter.node.registry.PicturesUnnamed;
import org.tidewaiter.report.Picture;

/**
 * Keeps pictures that partners sent: each only as long as the head of a report names it, and only what is a picture of
 * that format and size and nothing else.
 */
@Component
class ReceivedPictures implements IncomingAttachments {

    private final ReceivedPictureRows rows;
    private final NamedPictures named;
    private final PictureCleaning cleaning;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ReceivedPictures(
            ReceivedPictureRows rows,
            NamedPictures named,
            PictureCleaning cleaning,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.rows = rows;
        this.named = named;
        this.cleaning = cleaning;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public Taking take(String sender, Digest digest, byte[] bytes) {
        Optional<Taking> known = within(sender, digest, picture -> rows.isHere(digest.text()) ? Taking.HELD : null);
        if (known.isPresent()) {
            return known.get();
        }
        try {
            BarePicture bare = BarePicture.of(bytes);
            if (!bare.isAllOf(bytes)) {
                return Taking.DIFFERENT;
            }
            byte[] thumbnail = cleaning.thumbnail(bare);
            return within(sender, digest, picture -> store(sender, digest, picture, bare, thumbnail))
                    .orElse(Taking.UNNAMED);
        } catch (PictureRefusedException refused) {
            return refused.refusal() == PictureRefusal.BUSY ? Taking.BUSY : Taking.DIFFERENT;
        }
    }

    /** What is done while the report is kept from changing; unnamed where none names the digest, empty where undecided. */
    private Optional<Taking> within(String sender, Digest digest, Step step) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Optional<Picture> picture = named.lockFrom(sender, digest.text());
            return picture.isEmpty() ? Optional.of(Taking.UNNAMED) : Optional.ofNullable(step.with(picture.get()));
        }));
    }

    @FunctionalInterface
    private interface Step {
        @org.jspecify.annotations.Nullable
        Taking with(Picture picture);
    }

    private Taking store(String sender, Digest digest, Picture said, BarePicture bare, byte[] thumbnail) {
        boolean asSaid = said.mediaType().equals(bare.format().mediaType())
                && said.width() == bare.width()
                && said.height() == bare.height();
        if (!asSaid) {
            return Taking.DIFFERENT;
        }
        rows.insert(digest, bare, thumbnail, sender, clock.instant());
        return Taking.HELD;
    }

    /** In the transaction that corrected or withdrew the report, so that the bytes go with the name. */
    @EventListener
    void letGo(PicturesUnnamed unnamed) {
        Set<String> here = new HashSet<>(rows.here(unnamed.digests()));
        if (!here.isEmpty()) {
            here.removeAll(named.stillNamed(here));
            rows.delete(here);
        }
    }
}
