namespace Interp.Analysis.Dictionaries;

/// <summary>Where each case study's numbers stand in a row of targets: its proxy's variants, then whether the row is in its class.</summary>
public sealed class TargetColumns
{
    private readonly int[] _first;

    /// <param name="studies">In the order of their columns.</param>
    public TargetColumns(IReadOnlyList<CaseStudy> studies)
    {
        Studies = studies;
        _first = new int[studies.Count];
        for (var study = 0; study < studies.Count; study++)
        {
            _first[study] = Count;
            Count += studies[study].Proxy.Variants.Count + 1;
        }
    }

    /// <summary>The case studies.</summary>
    public IReadOnlyList<CaseStudy> Studies { get; }

    /// <summary>Columns in all.</summary>
    public int Count { get; }

    /// <summary>Column of a variant of a study's proxy.</summary>
    public int Variant(int study, int variant) => _first[study] + variant;

    /// <summary>Column of the variant that decides.</summary>
    public int Headline(int study) => Variant(study, Studies[study].Proxy.Headline);

    /// <summary>Column of the 0/1 target "in class": the document's class is the study's, or the token holds a character of its script.</summary>
    public int InClass(int study) => _first[study] + Studies[study].Proxy.Variants.Count;
}
