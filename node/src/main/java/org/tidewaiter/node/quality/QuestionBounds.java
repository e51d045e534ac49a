package org.tidewaiter.node.quality;

/** What questions and answers may weigh, at both ends. */
public final class QuestionBounds {

    /** Characters of a question or an answer. */
    public static final int TEXT = 4000;

    /** Fields that one question names. */
    public static final int FIELDS = 20;

    /** Questions about one report. */
    static final int QUESTIONS = 50;

    /** Answers to one question. */
    static final int ANSWERS = 50;

    private QuestionBounds() {}

    static boolean fits(String text) {
        return !text.isBlank() && text.length() <= TEXT;
    }
}
