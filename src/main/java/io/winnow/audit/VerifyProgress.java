package io.winnow.audit;

import io.winnow.core.TableFile;

/** Told how a verification goes on. */
public interface VerifyProgress {
  void planned(int files);

  void checked(TableFile file);
}
