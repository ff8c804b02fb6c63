using System.Text.Json;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;

namespace Interp.Web.Dictionaries;

/// <summary>What can be set beside a dictionary, in words and as parameters.</summary>
internal static class CompanionWords
{
    private const int Least = 16;
    private const int Most = 1 << 20;

    /// <summary>What a companion is.</summary>
    public static string Of(DictionaryRelation relation) => relation switch
    {
        DictionaryRelation.Seed => "same parameters, another seed",
        DictionaryRelation.Width => "another width",
        DictionaryRelation.Neurons => "the neurons it reads",
        DictionaryRelation.RandomModel => "the model with random weights",
        _ => "reads the same tokens",
    };

    /// <summary>Widths offered beside this one.</summary>
    public static IEnumerable<int> Widths(int features) => new[] { features / 8, features / 4, features / 2, features * 2, features * 4 }.Where(w => w is >= Least and <= Most);

    /// <summary>The dictionary's own training with one thing changed; null when it is not known.</summary>
    /// <param name="detail">The dictionary.</param>
    /// <param name="width">Features; null to change the seed instead.</param>
    /// <param name="seeds">How many other seeds there are already.</param>
    /// <param name="cohort">For which cohort.</param>
    public static TrainSaeParameters? Training(DictionaryDetail detail, int? width, int seeds, int? cohort)
    {
        try
        {
            var own = JsonSerializer.Deserialize<TrainSaeParameters>(detail.Provenance.ParametersJson, JobJson.Options);
            if (own is null) return null;
            own = own with { Name = null, Title = null, CohortId = cohort };
            return width is { } features ? own with { DSae = features } : own with { Seed = own.Seed + seeds + 1 };
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
