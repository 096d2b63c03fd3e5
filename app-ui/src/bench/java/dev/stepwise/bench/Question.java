package dev.stepwise.bench;

/** What is asked: questions that the practice server has scripts for. */
enum Question {
    ENGLISH("How many Rs are in “strawberry”?"),
    CHINESE("鸡兔同笼，共有 35 个头、94 只脚，鸡和兔各有多少只？");

    final String text;

    Question(String text) {
        this.text = text;
    }
}
