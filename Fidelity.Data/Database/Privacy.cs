using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fidelity.Data.Database;

/// <summary>Who a column is about. Every mapped column declares one; a test fails on a column that does not.</summary>
public enum Privacy
{
    /// <summary>May be published.</summary>
    Open,

    /// <summary>About the running of the system; for its administrators.</summary>
    Internal,

    /// <summary>About a named or nameable person.</summary>
    Personal,

    /// <summary>What somebody answered.</summary>
    Answer,
}

public static class PrivacyDeclaration
{
    public const string Annotation = "Fidelity:Privacy";

    public static PropertyBuilder<T> Is<T>(this PropertyBuilder<T> property, Privacy privacy, int? maxLength = null)
    {
        property.HasAnnotation(Annotation, privacy.ToString());
        return maxLength is { } length ? property.HasMaxLength(length) : property;
    }
}
