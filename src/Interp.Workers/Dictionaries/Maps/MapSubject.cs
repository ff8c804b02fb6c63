using Interp.Domain.Dictionaries;

namespace Interp.Workers.Dictionaries;

/// <summary>A dictionary to be mapped and those of its features that ever fired, increasing.</summary>
internal sealed record MapSubject(FeatureDictionary Dictionary, int[] Alive);
