namespace Fidelity.Web;

/// <summary>Names this host for tests that start it: two hosts have a class called Program.</summary>
public sealed class FidelityWeb;
