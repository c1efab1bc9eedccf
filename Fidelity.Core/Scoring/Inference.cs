namespace Fidelity.Core.Scoring;

/// <summary>Which question a figure's interval answers.</summary>
public enum Inference
{
    /// <summary>What is this school like? The respondents stand for more than themselves. For any comparison; the default.</summary>
    WhatTheSchoolIsLike,

    /// <summary>What did these people do in this window? Uncertain only in those who did not answer.</summary>
    ThisWindow,
}
