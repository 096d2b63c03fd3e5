package dev.stepwise.llm.model;

import java.util.List;

/** Fifteen questions each of everyday life, code, in Chinese and of mathematics, as people ask them. */
final class QuestionsOfAllKinds {

    static final List<String> TEXTS = """
            What should I pack for a weekend at the sea in October?
            How do I get red wine out of a white tablecloth?
            Is it better to boil or to steam broccoli?
            My neighbour plays loud music at night. What can I say to him?
            What is a good present for a grandmother who has everything?
            How long can cooked rice stay in the fridge?
            Why do my tomato plants have yellow leaves?
            How do I ask my boss for a day off?
            What can I cook with eggs, potatoes and spinach?
            How do I fall asleep when I am nervous?
            Should I rent or buy a flat if I may move in three years?
            How do I write a short letter of thanks after a job interview?
            What is the difference between a cold and the flu?
            How do I teach a child to ride a bicycle?
            Which is healthier, butter or olive oil, and why?
            Write a function in Python that says whether a word is a palindrome.
            What is wrong with this Java code? String a = null; if (a.equals("x")) { return; }
            How do I undo the last commit in git and keep my changes?
            Write a SQL query that finds the three customers with the most orders.
            What does the shell command find . -name '*.log' -mtime +7 -delete do?
            Explain the difference between a list and a set in one example.
            Write a regular expression for dates like 2026-11-30.
            Why does 0.1 + 0.2 not give 0.3 in JavaScript?
            Write a loop in C that prints the numbers from 10 down to 1.
            How do I read a file line by line in Java?
            What is a deadlock? Give a short example.
            Turn this into JSON: name Ada, born 1815, languages English and French.
            What is the time complexity of binary search, and why?
            Write a CSS rule that centres a box in the middle of the page.
            How do I test that a method throws an exception in JUnit 5?
            为什么天空是蓝色的？
            怎样学好一门外语？
            请写一首关于秋天的短诗。
            草莓这个词的英文里有几个字母 r？
            小明有十二个苹果，送给小红五个，还剩几个？
            中国有哪些传统节日？
            怎样煮米饭才好吃？
            请用一句话解释什么是人工智能。
            北京和上海，哪个城市的人口更多？
            为什么冬天白天比夏天短？
            请把“早上好，很高兴见到你”翻译成英文。
            一个正方形的周长是二十厘米，面积是多少？
            失眠的时候应该怎么办？
            请给我的小狗起三个名字，并说明原因。
            什么是相对论？请讲给小学生听。
            A train leaves at 9:40 and arrives at 13:15. How long does it take?
            If 3 shirts dry in 2 hours on the line, how long do 6 shirts take?
            What is the sum of all whole numbers from 1 to 100?
            Solve 3x + 7 = 25.
            Is 91 a prime number?
            A coat costs 80 after a discount of 20 percent. What did it cost before?
            How many different ways are there to order four books?
            What is the derivative of x^3 - 2x?
            Prove that the sum of two odd numbers is even.
            Two dice are thrown. How likely is a sum of 7?
            What comes next: 2, 6, 12, 20, 30?
            A rectangle is twice as long as it is wide, and its area is 50. How long is it?
            What is 15 percent of 240?
            Anna is twice as old as Ben. In ten years she will be ten years older than he. How old are they?
            Convert 5 miles to kilometres.
            """.lines().toList();

    private QuestionsOfAllKinds() {}
}
