using Aggregator.Extracting.Scoring;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;

namespace Aggregator.Benchmarks.Training;

/// <summary>Learns boosted trees and hands them over in the daemon's own form.</summary>
internal static class TreeLearner
{
    private sealed class Example
    {
        public float[] Features { get; set; } = [];

        public bool Label { get; set; }

        public float Weight { get; set; }
    }

    public static TreeEnsemble Learn(IEnumerable<(float[] Row, bool Label, float Weight)> examples, int features, int trees)
    {
        var context = new MLContext(seed: 7);
        var schema = SchemaDefinition.Create(typeof(Example));
        schema[nameof(Example.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, features);
        var list = examples.Where(e => e.Weight > 0).Select(e => new Example { Features = e.Row, Label = e.Label, Weight = e.Weight }).ToList();
        var data = context.Data.LoadFromEnumerable(list, schema);
        var learner = context.BinaryClassification.Trainers.LightGbm(new LightGbmBinaryTrainer.Options
        {
            LabelColumnName = nameof(Example.Label),
            FeatureColumnName = nameof(Example.Features),
            ExampleWeightColumnName = nameof(Example.Weight),
            NumberOfIterations = trees,
            NumberOfLeaves = 16,
            LearningRate = 0.05,
            MinimumExampleCountPerLeaf = 50,
            MaximumBinCountPerFeature = 64,
            Sigmoid = 1,
            NumberOfThreads = 1,
            Seed = 7,
            Booster = new GradientBooster.Options { SubsampleFraction = 0.8, SubsampleFrequency = 1, FeatureFraction = 0.3, L2Regularization = 5 },
        });
        return Converted(learner.Fit(data).Model.SubModel.TrainedTreeEnsemble, features);
    }

    private static TreeEnsemble Converted(RegressionTreeEnsemble learned, int features)
    {
        var trees = learned.Trees.Zip(learned.TreeWeights).Select(p => new Tree
        {
            Features = p.First.NumericalSplitFeatureIndexes.ToArray(),
            Thresholds = p.First.NumericalSplitThresholds.ToArray(),
            Left = p.First.LeftChild.ToArray(),
            Right = p.First.RightChild.ToArray(),
            Leaves = p.First.LeafValues.Select(v => (float)(v * p.Second)).ToArray(),
        });
        return new TreeEnsemble(features, (float)learned.Bias, [.. trees]);
    }
}
