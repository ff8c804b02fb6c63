namespace Interp.Domain.Platform;

/// <summary>Words of parameters that many kinds have.</summary>
public static class ParameterWords
{
    /// <summary>The group of names and access, which comes last.</summary>
    public const string Access = "What it is called and who sees it";

    public const string Name = "Name";
    public const string NameHelp = "Lower-case letters, digits and hyphens; left empty, one is made up";
    public const string Title = "Title";
    public const string TitleHelp = "For people; left empty, one is made up";
    public const string Visibility = "Who may see it";
    public const string PromptsVisibilityHelp = "Left empty, those who may see the prompts, the cohort at most";
    public const string Cohort = "Cohort";
    public const string CohortHelp = "Number of the cohort that it is made for; left empty, your own";
    public const string Model = "Model";
    public const string Corpus = "Corpus";
    public const string Dictionary = "Dictionary";
    public const string Prompts = "Prompts";
    public const string PromptsHelp = "Name of a prompt set";
    public const string HookPoint = "Hook point";
    public const string Seed = "Seed";
    public const string SeedHelp = "Of every random choice";
    public const string SeedRefusal = "Give a seed of 0 or more.";
    public const string ShortSeedRefusal = "Give a seed from 0 to 2147483647.";
    public const string DashboardTokens = "Dashboard tokens";
    public const string DashboardTokensHelp = "Text that examples are looked for in";
    public const string EvaluationTokens = "Evaluation tokens";
    public const string EvaluationTokensHelp = "Held-out text that measures are taken on";
    public const string Tokens = "tokens";
    public const string LearningRateRefusal = "Leave it out for the default, or give a number above 0 and at most 1.";
    public const int LongestTitle = 200;
}
