package org.tidewaiter.demo.story;

/** One step of the story. */
interface Step {

    /** Its number in the whole story. */
    int number();

    String title();

    /**
     * Runs it.
     *
     * @return what was found, in words
     * @throws Exception saying what did not hold
     */
    String run(Scene scene) throws Exception;
}
