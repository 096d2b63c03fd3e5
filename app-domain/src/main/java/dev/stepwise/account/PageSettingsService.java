package dev.stepwise.account;

/** How a person wants pages to be. */
public interface PageSettingsService {

    /** What the actor chose; {@link PageSettings#USUAL} if the account is not there any more. */
    PageSettings find(Actor actor);

    /** Keeps what has changed between the two; what else was changed meanwhile, by another page, stays. */
    void change(Actor actor, PageSettings before, PageSettings after);
}
