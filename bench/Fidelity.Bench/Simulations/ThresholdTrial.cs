using Fidelity.Core.Scoring;

namespace Fidelity.Bench.Simulations;

/// <summary>The judgement of one made school's practice score, beside what the score is in truth.</summary>
public sealed record ThresholdTrial(LevelJudgement Judgement, bool IsInPlace);
