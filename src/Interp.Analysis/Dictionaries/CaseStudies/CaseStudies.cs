using Interp.Analysis.Language;

namespace Interp.Analysis.Dictionaries;

/// <summary>The four case studies of "Towards Monosemanticity", with proxies counted from a corpus' training text.</summary>
public static class CaseStudies
{
    /// <summary>Reads the training text once and builds Arabic, DNA, base64 and Hebrew, in the paper's order.</summary>
    /// <param name="corpus">Its training documents give P(token) and P(script | token).</param>
    /// <param name="tokenizer">The one that made the corpus.</param>
    /// <param name="cancellationToken">Stops the count.</param>
    public static IReadOnlyList<CaseStudy> Create(TokenCorpus corpus, ITokenizer tokenizer, CancellationToken cancellationToken)
    {
        var counts = new long[tokenizer.VocabularySize];
        var (arabic, hebrew) = (new ScriptCounts(counts.Length), new ScriptCounts(counts.Length));
        var (arabicMarks, hebrewMarks) = (new ScriptMarks(tokenizer, ScriptBlock.Arabic), new ScriptMarks(tokenizer, ScriptBlock.Hebrew));
        var (start, end) = corpus.Range(CorpusSplit.Train);
        foreach (var document in corpus.Documents)
        {
            if (document.Start < start || document.Start >= end)
                continue;

            cancellationToken.ThrowIfCancellationRequested();
            var tokens = new int[document.Length];
            var marks = new bool[document.Length];
            corpus.Read(document.Start, tokens);
            foreach (var token in tokens)
                counts[token]++;
            arabicMarks.Mark(tokens, marks);
            arabic.Add(tokens, marks);
            hebrewMarks.Mark(tokens, marks);
            hebrew.Add(tokens, marks);
        }

        var unigram = new Unigram(counts);
        return
        [
            new CaseStudy("arabic", 0.74, new ScriptProxy(tokenizer, ScriptBlock.Arabic, arabic)),
            new CaseStudy("dna", 0.80, AlphabetProxy.Dna(tokenizer, unigram)),
            new CaseStudy("base64", 0.38, AlphabetProxy.Base64(tokenizer, unigram)),
            new CaseStudy("hebrew", 0.55, new ScriptProxy(tokenizer, ScriptBlock.Hebrew, hebrew)),
        ];
    }
}
