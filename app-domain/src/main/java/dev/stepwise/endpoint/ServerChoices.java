package dev.stepwise.endpoint;

/**
 * What administrators chose for a model server.
 *
 * @param named whether its name is theirs, so that what is found does not change it
 * @param flavorChosen the same of its kind
 * @param enabled whether it may be chosen for a new run
 * @param archived whether it is out of the way: runs that name it keep its name, and reach it no more
 * @param isDefault whether a new question is asked there, if nothing else is chosen
 */
public record ServerChoices(
        boolean named, boolean flavorChosen, boolean enabled, boolean archived, boolean isDefault) {}
