package org.tidewaiter.node.pictures;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.pictures.PictureReview.Statement;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.Page;

/** The pages on which pictures are added to a report and reviewed. */
@Controller
@HoldsNominalData
class PictureController {

    private static final String PICTURES = "/reports/{record}/pictures";
    private static final String PICTURE = PICTURES + "/{picture}";
    private static final int MOST_FILES = OwnPictures.MOST;

    private final OwnPictures pictures;
    private final PictureReview review;
    private final PicturePages pages;

    PictureController(OwnPictures pictures, PictureReview review, PicturePages pages) {
        this.pictures = pictures;
        this.review = review;
        this.pages = pages;
    }

    @GetMapping(PICTURES)
    @Requires({Permission.RECORD, Permission.RELEASE})
    ModelAndView list(AccessScope scope, Page page, @PathVariable UUID record) {
        return new ModelAndView("pictures/list", "pictures", pages.list(scope, record, null, List.of(), 0, page));
    }

    /** Takes what can be taken and says of each other file why not. */
    @PostMapping(PICTURES)
    @Requires(Permission.RECORD)
    ModelAndView upload(
            AccessScope scope,
            Page page,
            @PathVariable UUID record,
            @RequestParam String kind,
            @RequestParam List<MultipartFile> files,
            RedirectAttributes told)
            throws IOException {
        List<Fault> faults = new ArrayList<>();
        int taken = 0;
        for (int i = 0; i < files.size(); i++) {
            try {
                if (i >= MOST_FILES) {
                    throw new PictureRefusedException(PictureRefusal.TOO_MANY);
                }
                pictures.upload(scope, record, kind, bytes(files.get(i)));
                taken++;
            } catch (PictureRefusedException refused) {
                faults.add(fault(refused.refusal(), i, page));
            }
        }
        if (faults.isEmpty()) {
            told.addFlashAttribute(Page.TOLD, page.text("pictures.taken", taken));
            return new ModelAndView("redirect:/reports/" + record + "/pictures");
        }
        ModelAndView again =
                new ModelAndView("pictures/list", "pictures", pages.list(scope, record, kind, faults, taken, page));
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    /** Not more than may be taken, and in memory only: it may show persons. */
    private static byte[] bytes(MultipartFile file) throws IOException, PictureRefusedException {
        if (file.getSize() > PictureCleaning.FILE_BYTES) {
            throw new PictureRefusedException(PictureRefusal.TOO_LARGE);
        }
        return file.getBytes();
    }

    private static Fault fault(PictureRefusal refusal, int place, Page page) {
        return new Fault(
                "files",
                "picture-" + refusal.code(),
                page.text("pictures.refused.of", place + 1, page.text(PictureProblems.key(refusal))));
    }

    @GetMapping(PICTURE)
    @Requires({Permission.RECORD, Permission.RELEASE})
    ModelAndView show(AccessScope scope, Page page, @PathVariable UUID record, @PathVariable String picture) {
        return new ModelAndView("pictures/review", "review", pages.review(scope, record, picture, false, page));
    }

    @PostMapping(PICTURE + "/release")
    @Requires(Permission.RELEASE)
    ModelAndView release(
            AccessScope scope,
            Page page,
            @PathVariable UUID record,
            @PathVariable String picture,
            @RequestParam(defaultValue = "false") boolean noPerson,
            @RequestParam(defaultValue = "false") boolean noPlate,
            @RequestParam(defaultValue = "false") boolean noDocument,
            RedirectAttributes told) {
        Statement statement = new Statement(noPerson, noPlate, noDocument);
        if (!statement.isWhole()) {
            ModelAndView again =
                    new ModelAndView("pictures/review", "review", pages.review(scope, record, picture, true, page));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        review.release(scope, record, picture, statement);
        return new ModelAndView(done(record, picture, told, page.text("pictures.told.released")));
    }

    @PostMapping(PICTURE + "/withhold")
    @Requires(Permission.RELEASE)
    String withhold(
            AccessScope scope,
            Page page,
            @PathVariable UUID record,
            @PathVariable String picture,
            RedirectAttributes told) {
        review.withhold(scope, record, picture);
        return done(record, picture, told, page.text("pictures.told.withheld"));
    }

    @PostMapping(PICTURE + "/destroy")
    @Requires(Permission.RELEASE)
    String destroy(
            AccessScope scope,
            Page page,
            @PathVariable UUID record,
            @PathVariable String picture,
            RedirectAttributes told) {
        review.destroy(scope, record, picture);
        return done(record, null, told, page.text("pictures.told.destroyed"));
    }

    @PostMapping(PICTURE + "/undo")
    @Requires(Permission.RELEASE)
    String undo(
            AccessScope scope,
            Page page,
            @PathVariable UUID record,
            @PathVariable String picture,
            RedirectAttributes told) {
        review.undo(scope, record, picture);
        return done(record, picture, told, page.text("pictures.told.undone"));
    }

    @PostMapping(PICTURE + "/remove")
    @Requires(Permission.RELEASE)
    String remove(
            AccessScope scope,
            Page page,
            @PathVariable UUID record,
            @PathVariable String picture,
            RedirectAttributes told) {
        review.remove(scope, record, picture);
        return done(record, picture, told, page.text("pictures.told.removed"));
    }

    private static String done(UUID record, @Nullable String picture, RedirectAttributes told, String words) {
        told.addFlashAttribute(Page.TOLD, words);
        return "redirect:/reports/" + record + "/pictures" + (picture == null ? "" : "/" + picture);
    }
}
