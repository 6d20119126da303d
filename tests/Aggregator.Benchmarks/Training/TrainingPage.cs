using Aggregator.Extracting;
using Aggregator.Extracting.Scoring;
using Aggregator.Reading;

namespace Aggregator.Benchmarks.Training;

/// <summary>A recorded page as the learner sees it.</summary>
internal sealed record TrainingPage(RecordedPage Recorded, PageSurvey Survey, PageFacts Facts, float[][] Rows, bool[] Labels, float[] Weights)
{
    public const int Folds = 4;

    // Pages of one site share a template, so they stand in one fold.
    public int Fold => (int)(StableHash(Recorded.Domain) % Folds);

    public static TrainingPage? From(RecordedPage recorded)
    {
        var html = TextDecoding.Page(recorded.Bytes(), null);
        if (PageGuard.Complaint(html) is not null)
            return null;
        var page = new Page { Body = default, Address = recorded.Address };
        var (survey, facts) = PageReader.Survey(PageExtractor.Parse(html), page);
        var (labels, weights) = BlockLabels.Of(recorded, survey.Blocks);
        return new TrainingPage(recorded, survey, facts, BlockFeatures.Of(survey, facts), labels, weights);
    }

    private static uint StableHash(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
            hash = (hash ^ c) * 16777619u;
        return hash;
    }
}
