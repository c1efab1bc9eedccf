namespace Fidelity.Core.Scoring;

/// <summary>Which question a figure over several schools answers.</summary>
public enum AboveSchool
{
    /// <summary>How is it in these schools? They are all there is; uncertain only in those that are left out.</summary>
    TheseSchools,

    /// <summary>How is it in schools like these? They stand for more than themselves, and the schools are the sampling units.</summary>
    SchoolsLikeThese,
}
