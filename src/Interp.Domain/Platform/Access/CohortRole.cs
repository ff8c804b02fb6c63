namespace Interp.Domain.Platform;

/// <summary>What a person is in one cohort; each role may do what the one before it may.</summary>
public enum CohortRole
{
    /// <summary>Browses, tests text, labels and runs quick live experiments.</summary>
    Learner,

    /// <summary>Also launches analyses: dictionaries and experiments.</summary>
    Researcher,

    /// <summary>Also trains language models, builds corpora and manages the cohort.</summary>
    Instructor,
}
