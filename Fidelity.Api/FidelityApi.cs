namespace Fidelity.Api;

/// <summary>Marks this host's assembly, for tests and for composition; every host has a <c>Program</c> of its own.</summary>
public sealed class FidelityApi;
