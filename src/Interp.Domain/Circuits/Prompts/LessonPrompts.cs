using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>The sentences of the lesson on two names; every site has them from its first worker on.</summary>
public static class LessonPrompts
{
    /// <summary>Slug of the set that a site is given.</summary>
    public const string Name = "ioi-lesson";

    /// <summary>How many pairs.</summary>
    public const int Count = 60;

    /// <summary>Of the generator.</summary>
    public const long Seed = 1;

    /// <summary>The set that a site is given: the same as when somebody makes it by hand, and for everybody.</summary>
    public static PromptSetRequest Request { get; } = new(PromptSource.Ioi, Prompts: Count, Seed: Seed, Name: Name, Visibility: Visibility.Public);
}
